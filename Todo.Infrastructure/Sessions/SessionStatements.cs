using System.Data;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

/// <summary>The SQL of sessions.</summary>
internal sealed class SessionStatements
{
    private static readonly SqlParameter Id = new("@id", DbType.Int64);
    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);

    public SessionStatements(SqlDialect dialect)
    {
        var now = new SqlParameter("@now", dialect.InstantType);
        var revoked = new SqlParameter("@revoked", dialect.InstantType);
        // Leaves the refresh tokens, of which there may be many: without an active session they are useless.
        const string Revoked = "UPDATE sessions SET expires_at = @revoked WHERE user_id = @user_id AND expires_at <> @revoked";
        Table = SessionTable.Create(dialect);
        IsActive = new("SELECT 1 FROM sessions WHERE id = @id AND user_id = @user_id AND expires_at > @now", Id, UserId, now);
        ListActive = new($"SELECT {Table.ReadColumns} FROM sessions WHERE user_id = @user_id AND expires_at > @now ORDER BY id", UserId, now);
        Revoke = new($"{Revoked} AND id = @id", revoked, UserId, Id);
        RevokeOthers = new($"{Revoked} AND id <> @id", revoked, UserId, Id);
        RevokeAll = new(Revoked, revoked, UserId);
        RevokeSurplus = new(
            $"{Revoked} AND id IN (SELECT id FROM sessions WHERE user_id = @user_id AND expires_at > @now"
            + $" ORDER BY last_used_at DESC, id DESC{dialect.Page("@kept", "@take")})",
            revoked, UserId, now, new("@kept", DbType.Int32), new("@take", DbType.Int32));
    }

    public Table<Session> Table { get; }

    public Statement IsActive { get; }

    public Statement ListActive { get; }

    public Statement Revoke { get; }

    /// <summary>Revokes all sessions of a user except one.</summary>
    public Statement RevokeOthers { get; }

    public Statement RevokeAll { get; }

    /// <summary>Revokes the active sessions of a user beyond the most recently used ones.</summary>
    public Statement RevokeSurplus { get; }
}
