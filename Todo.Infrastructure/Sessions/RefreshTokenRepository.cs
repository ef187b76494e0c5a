using Microsoft.EntityFrameworkCore;
using Todo.Application.Sessions;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

internal sealed class RefreshTokenRepository(DatabaseScope database) : IRefreshTokenRepository
{
    public void Add(RefreshToken token) => database.Current.Context.RefreshTokens.Add(token);

    public async Task<bool> TryUseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Current.Context.RefreshTokens
            .Where(token => token.Hash == hash && token.UsedAt == null)
            .ExecuteUpdateAsync(token => token.SetProperty(used => used.UsedAt, now), cancellationToken) > 0;

    public Task<RefreshToken?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(token => token.Hash == hash, ct),
            cancellationToken).AsTask();

    public Task<bool> HasUsedSuccessorAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.RefreshTokens.AnyAsync(token => token.ParentId == id && token.UsedAt != null, ct),
            cancellationToken).AsTask();
}
