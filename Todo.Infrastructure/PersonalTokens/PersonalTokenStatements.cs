using System.Data;
using System.Security.Cryptography;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.PersonalTokens;

/// <summary>The SQL of requests with personal tokens.</summary>
internal sealed class PersonalTokenStatements(SqlDialect dialect)
{
    public Statement Find { get; } = new(
        "SELECT id, user_id, scopes, expires_at, last_used_at FROM personal_tokens WHERE hash = @hash AND expires_at > @now",
        new("@hash", DbType.Binary, SHA256.HashSizeInBytes), new("@now", dialect.InstantType));

    /// <summary>Of several requests at a time, one records its use.</summary>
    public Statement RecordUse { get; } = new(
        "UPDATE personal_tokens SET last_used_at = @now WHERE id = @id AND user_id = @user_id AND (last_used_at IS NULL OR last_used_at < @minute)",
        new("@now", dialect.InstantType), new("@id", DbType.Int64), new("@user_id", DbType.Int64), new("@minute", dialect.InstantType));
}
