using System.Data;
using System.Data.Common;
using Todo.Application.Changes;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Tombstones;

/// <summary>Leaves a tombstone for each list and todo that is deleted permanently, in the same transaction.</summary>
internal sealed class TombstoneRows(SqlDialect dialect)
{
    /// <summary>What a statement that deletes todos of the trash gives back for <see cref="PurgeAsync"/>.</summary>
    public const string Purged = "trash_user_id, id, change_seq, deleted_at";

    public Statement Insert { get; } = new(
        "INSERT INTO tombstones (user_id, change_seq, type, thing_id, deleted_at) VALUES (@user_id, @change_seq, @type, @thing_id, @deleted_at)",
        new("@user_id", DbType.Int64), new("@change_seq", DbType.Int64), new("@type", DbType.Int32), new("@thing_id", DbType.Int64),
        new("@deleted_at", dialect.InstantType));

    public async ValueTask AddAsync(
        DatabaseSession session, long userId, ChangeKey key, DateTimeOffset deletedAt, CancellationToken cancellationToken) =>
        await session.DeferAsync(Insert, cancellationToken, userId, key.Number, (int)key.Type, key.Id, dialect.Instant(deletedAt));

    /// <summary>
    /// Deletes todos of the trash. Clients have been told of their deletion already, so the tombstones keep its number and its time.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    public async ValueTask<int> PurgeAsync(
        DatabaseSession session, Statement delete, CancellationToken cancellationToken, params object?[] values)
    {
        var purged = await session.ListAsync(delete, Read, cancellationToken, values);
        foreach (var (userId, key, deletedAt) in purged)
            await AddAsync(session, userId, key, deletedAt, cancellationToken);
        return purged.Count;
    }

    private (long UserId, ChangeKey Key, DateTimeOffset DeletedAt) Read(DbDataReader reader) =>
        (reader.GetInt64(0), new(reader.GetInt64(2), ThingType.Todo, reader.GetInt64(1)), dialect.ReadInstant(reader, 3));
}
