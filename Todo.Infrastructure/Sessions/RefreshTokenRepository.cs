using Microsoft.EntityFrameworkCore;
using Todo.Application.Sessions;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

internal sealed class RefreshTokenRepository(TodoDbContext context, SqlDialect dialect) : IRefreshTokenRepository
{
    public void Add(RefreshToken token) => context.RefreshTokens.Add(token);

    public async Task<bool> TrySpendAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE refresh_tokens SET spent_at = {dialect.Instant(now)} WHERE hash = {hash} AND spent_at IS NULL",
            cancellationToken) > 0;

    public Task<RefreshToken?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        context.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(token => token.Hash == hash, cancellationToken);

    public Task<bool> HasSpentSuccessorAsync(long id, CancellationToken cancellationToken) =>
        context.RefreshTokens.AnyAsync(token => token.ParentId == id && token.SpentAt != null, cancellationToken);
}
