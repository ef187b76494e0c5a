using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

internal sealed class UserRepository(DatabaseScope database, UserStatements statements, SqlDialect dialect) : IUserRepository
{
    public Task<User?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => Existing(await session.SingleAsync(statements.Table.Find, statements.Table.Read, ct, id)), cancellationToken).AsTask();

    public async Task<User?> FindForChangeAsync(long id, CancellationToken cancellationToken)
    {
        var session = database.Current;
        var found = Existing(await session.SingleAsync(statements.Table.FindForChange, statements.Table.Read, cancellationToken, id));
        return found is null ? null : session.Track(statements.Table, found);
    }

    public Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        normalizedEmail.Length > UserConfiguration.MaxNormalizedEmailLength ? Task.FromResult<User?>(null)
            : database.ReadAsync(
                (session, ct) => session.SingleAsync(statements.FindByEmail, statements.Table.Read, ct, normalizedEmail), cancellationToken).AsTask();

    public Task<bool> TryAddAsync(User user, CancellationToken cancellationToken)
    {
        var session = database.Current;
        return session.TryAsync(
            dialect,
            async () =>
            {
                var id = await session.ScalarAsync(statements.Table.Insert, cancellationToken, statements.Table.InsertValues(user));
                statements.Table.Assign(user, (long)id!);
                session.Track(statements.Table, user);
            },
            cancellationToken);
    }

    public Task<bool> TrySaveAsync(CancellationToken cancellationToken) => database.Current.TrySaveAsync(dialect, cancellationToken);

    /// <summary>A deleted account does not exist, even while its rows are still being deleted.</summary>
    private static User? Existing(User? user) => user is { IsDeleted: false } ? user : null;
}
