using Microsoft.EntityFrameworkCore;
using Todo.Application.PersonalTokens;
using Todo.Application.Users;
using Todo.Domain.PersonalTokens;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.PersonalTokens;

internal sealed class PersonalTokenRepository(DatabaseScope database) : IPersonalTokenRepository, IPersonalTokenRevocation
{
    public Task<IReadOnlyList<PersonalToken>> ListAsync(long userId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PersonalToken>>(
            async (session, ct) => await OfUser(session.Context, userId).AsNoTracking().OrderBy(token => token.Id).ToListAsync(ct),
            cancellationToken).AsTask();

    public Task<long> CountValidAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        OfUser(database.Current.Context, userId).LongCountAsync(token => token.ExpiresAt > now, cancellationToken);

    public async Task AddAsync(PersonalToken token, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
        context.Add(token);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> DeleteAsync(long id, long userId, CancellationToken cancellationToken) =>
        await OfUser(database.Current.Context, userId).Where(token => token.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;

    public Task DeleteAllAsync(long userId, CancellationToken cancellationToken) =>
        OfUser(database.Current.Context, userId).ExecuteDeleteAsync(cancellationToken);

    private static IQueryable<PersonalToken> OfUser(TodoDbContext context, long userId) =>
        context.Set<PersonalToken>().Where(token => token.UserId == userId);
}
