using Todo.Application.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

internal sealed class SessionLookup(ISessionRunner runner, SessionStatements statements, SqlDialect dialect) : ISessionLookup
{
    public ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        runner.ReadAsync(
            async (connection, ct) => await connection.ScalarAsync(statements.IsActive, ct, id, userId, dialect.Instant(now)) is not null,
            cancellationToken);
}
