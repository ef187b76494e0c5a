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

    public async Task RetireAsync(long id, CancellationToken cancellationToken)
    {
        var used = database.Current.Context.RefreshTokens.Where(token => token.Id == id);
        if (await used.Where(token => token.NamesSession).ExecuteDeleteAsync(cancellationToken) == 0)
            await used.ExecuteUpdateAsync(token => token.SetProperty(retired => retired.UsedAt, DateTimeOffset.UnixEpoch), cancellationToken);
    }

    public async Task DeleteSurplusAsync(long sessionId, int kept, DateTimeOffset repeatableSince, CancellationToken cancellationToken)
    {
        var tokens = database.Current.Context.RefreshTokens.Where(token => token.SessionId == sessionId);
        var surplus = await tokens.Where(token => token.UsedAt == null).OrderByDescending(token => token.Id)
            .Select(token => token.Id).Skip(kept).Take(1).ToListAsync(cancellationToken);
        if (surplus.Count == 0)
            return;
        var newest = surplus[0];
        await tokens.Where(token => token.Id <= newest && token.NamesSession && (token.UsedAt == null || token.UsedAt < repeatableSince))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
