using Todo.Application.Todos;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Users;

internal sealed class UserTimeZones(DatabaseScope database, UserStatements statements) : IUserTimeZones
{
    public ValueTask<string?> FindAsync(long userId, CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) => session.Change is { } change && change.UserId == userId
            ? change.TimeZone
            : (string?)await session.ScalarAsync(statements.FindTimeZone, ct, userId),
        cancellationToken);
}
