using Microsoft.EntityFrameworkCore;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

internal sealed class UserRepository(DatabaseScope database, SqlDialect dialect) : IUserRepository
{
    public Task<User?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => Existing(await session.Context.Users.FirstOrDefaultAsync(user => user.Id == id, ct)), cancellationToken).AsTask();

    public async Task<User?> FindForChangeAsync(long id, CancellationToken cancellationToken) =>
        Existing(await database.Current.Context.FindForChangeAsync<User>(dialect, id, cancellationToken));

    public Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.Context.Users.FirstOrDefaultAsync(user => user.NormalizedEmail == normalizedEmail, ct),
            cancellationToken).AsTask();

    public Task<bool> TryAddAsync(User user, CancellationToken cancellationToken)
    {
        database.Current.Context.Users.Add(user);
        return TrySaveAsync(cancellationToken);
    }

    public Task<bool> TrySaveAsync(CancellationToken cancellationToken) => database.Current.Context.TrySaveAsync(dialect, cancellationToken);

    /// <summary>A deleted account does not exist, even while its rows are still being deleted.</summary>
    private static User? Existing(User? user) => user is { IsDeleted: false } ? user : null;
}
