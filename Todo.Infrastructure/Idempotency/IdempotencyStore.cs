using System.Text.Json;
using Todo.Application.Idempotency;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Idempotency;

internal sealed class IdempotencyStore(DatabaseScope database, IdempotencyStatements statements, UserCounter counter) : IIdempotencyStore
{
    public async Task<KeptAnswer<T>?> FindAsync<T>(
        long userId, string operation, string key, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class
    {
        await counter.DeferLockAsync(userId, cancellationToken);
        var session = database.Current;
        var record = await session.SingleAsync(statements.Table.Find, statements.Table.Read, cancellationToken, userId, operation, key);
        if (record is null)
            return null;
        if (record.CreatedAt > now - IdempotencyKey.Lifetime)
            return new(record.RequestHash, JsonSerializer.Deserialize<T>(record.Answer)!);
        await session.DeferAsync(statements.Table.Delete, cancellationToken, userId, operation, key);
        return null;
    }

    public async Task KeepAsync<T>(
        long userId, string operation, IdempotencyKey key, T answer, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class
    {
        var record = new IdempotencyRecord
        {
            UserId = userId,
            Operation = operation,
            IdempotencyKey = key.Value,
            RequestHash = key.RequestHash,
            Answer = JsonSerializer.Serialize(answer),
            CreatedAt = now,
        };
        await database.Current.DeferAsync(statements.Table.Insert, cancellationToken, statements.Table.InsertValues(record));
    }
}

/// <summary>The SQL of <see cref="IdempotencyStore"/>.</summary>
internal sealed class IdempotencyStatements(SqlDialect dialect)
{
    private const int HashSize = 32;

    private static readonly Column<IdempotencyRecord>[] Key =
    [
        Columns<IdempotencyRecord>.Int64("user_id", record => record.UserId),
        Columns<IdempotencyRecord>.Ascii("operation", record => record.Operation, IdempotencyRecordConfiguration.MaxOperationLength),
        Columns<IdempotencyRecord>.Ascii("idempotency_key", record => record.IdempotencyKey, IdempotencyKey.MaxLength),
    ];

    public Table<IdempotencyRecord> Table { get; } = new(
        "idempotent_answers",
        dialect,
        Key,
        [
            .. Key,
            Columns<IdempotencyRecord>.Bytes("request_hash", record => record.RequestHash, HashSize),
            Columns<IdempotencyRecord>.Text("answer", record => record.Answer),
            Columns<IdempotencyRecord>.Instant("created_at", record => record.CreatedAt),
        ]);
}
