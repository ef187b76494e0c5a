using System.Data;
using Todo.Application.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

internal sealed class SessionLookup(ISessionRunner runner, SqlDialect dialect) : ISessionLookup
{
    private readonly Statement _isActive = IsActive(dialect);

    internal static Statement IsActive(SqlDialect dialect) => new(
        "SELECT 1 FROM sessions WHERE id = @id AND user_id = @user_id AND expires_at > @now",
        new("@id", DbType.Int64), new("@user_id", DbType.Int64), new("@now", dialect.InstantType));

    public ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        runner.ReadAsync(
            async (connection, ct) => await connection.ScalarAsync(_isActive, ct, id, userId, dialect.Instant(now)) is not null,
            cancellationToken);
}
