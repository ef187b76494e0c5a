using Todo.Domain.Sessions;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

/// <summary>The columns of a session.</summary>
internal static class SessionTable
{
    private static readonly Column<Session> Id = Columns<Session>.Int64("id", session => session.Id);

    private static readonly Column<Session>[] All =
    [
        Id,
        Columns<Session>.Int64("user_id", session => session.UserId),
        Columns<Session>.Text("client_id", session => session.ClientId, Session.MaxClientLength),
        Columns<Session>.NullableText("user_agent", session => session.UserAgent, Session.MaxClientLength),
        Columns<Session>.NullableBytes("token_key", session => session.TokenKey, Session.TokenKeyBytes),
        Columns<Session>.Instant("created_at", session => session.CreatedAt),
        Columns<Session>.Instant("last_used_at", session => session.LastUsedAt),
        Columns<Session>.Instant("expires_at", session => session.ExpiresAt),
    ];

    public static Table<Session> Create(SqlDialect dialect) => new("sessions", dialect, key: [Id], All, assigned: Id);
}
