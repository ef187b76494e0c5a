using System.Data;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

/// <summary>The SQL of <see cref="RefreshTokenRepository"/>.</summary>
internal sealed class RefreshTokenStatements
{
    private const string UsedAt = RefreshTokenConfiguration.UsedAt;

    private static readonly SqlParameter Id = new("@id", DbType.Int64);
    private static readonly SqlParameter SessionId = new("@session_id", DbType.Int64);
    private static readonly SqlParameter Hash = new("@hash", DbType.Binary, RefreshTokenConfiguration.HashBytes);
    private static readonly SqlParameter Take = new("@take", DbType.Int32);

    public RefreshTokenStatements(SqlDialect dialect)
    {
        var now = new SqlParameter("@now", dialect.InstantType);
        var namesSession = $"names_session = {dialect.Literal(true)}";
        Table = RefreshTokenTable.Create(dialect);
        FindByHash = new($"SELECT {Table.ReadColumns} FROM refresh_tokens WHERE hash = @hash", Hash);
        Use = new($"UPDATE refresh_tokens SET {UsedAt} = @now WHERE hash = @hash AND {UsedAt} IS NULL", now, Hash);
        HasUsedSuccessor = new(
            $"SELECT {dialect.Top("@take")}1 FROM refresh_tokens WHERE parent_id = @id AND {UsedAt} IS NOT NULL{dialect.Limit("@take")}", Id, Take);
        Delete = new($"DELETE FROM refresh_tokens WHERE id = @id AND {namesSession}", Id);
        MarkRetired = new($"UPDATE refresh_tokens SET {UsedAt} = @now WHERE id = @id", now, Id);
        FindSurplus = new(
            $"SELECT id FROM refresh_tokens WHERE session_id = @session_id AND {UsedAt} IS NULL ORDER BY id DESC{dialect.Page("@kept", "@take")}",
            SessionId, new("@kept", DbType.Int32), Take);
        DeleteSurplus = new(
            $"DELETE FROM refresh_tokens WHERE session_id = @session_id AND id <= @id AND {namesSession}"
            + $" AND ({UsedAt} IS NULL OR {UsedAt} < @since)",
            SessionId, Id, new("@since", dialect.InstantType));
    }

    public Table<RefreshToken> Table { get; }

    public Statement FindByHash { get; }

    /// <summary>Marks a token as used if it is not.</summary>
    public Statement Use { get; }

    public Statement HasUsedSuccessor { get; }

    /// <summary>Deletes a token that names its session.</summary>
    public Statement Delete { get; }

    /// <summary>Sets when a token that does not name its session was used.</summary>
    public Statement MarkRetired { get; }

    /// <summary>Finds the newest of the unused tokens beyond the kept ones.</summary>
    public Statement FindSurplus { get; }

    /// <summary>Deletes the tokens up to it that are not needed.</summary>
    public Statement DeleteSurplus { get; }
}
