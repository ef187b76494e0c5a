using Todo.Domain.Sessions;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

/// <summary>The columns of a refresh token.</summary>
internal static class RefreshTokenTable
{
    private static readonly Column<RefreshToken> Id = Columns<RefreshToken>.Int64("id", token => token.Id);

    private static readonly Column<RefreshToken>[] All =
    [
        Id,
        Columns<RefreshToken>.Int64("session_id", token => token.SessionId),
        Columns<RefreshToken>.Bytes("hash", token => token.Hash, RefreshTokenConfiguration.HashBytes),
        Columns<RefreshToken>.NullableInt64("parent_id", token => token.ParentId),
        Columns<RefreshToken>.Instant("created_at", token => token.CreatedAt),
        Columns<RefreshToken>.NullableInstant(RefreshTokenConfiguration.UsedAt, token => token.UsedAt),
        Columns<RefreshToken>.Boolean("names_session", token => token.NamesSession),
    ];

    public static Table<RefreshToken> Create(SqlDialect dialect) => new("refresh_tokens", dialect, key: [Id], All, assigned: Id);
}
