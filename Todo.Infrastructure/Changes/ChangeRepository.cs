using System.Data.Common;
using System.Globalization;
using Todo.Application.Changes;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Lists;
using Todo.Infrastructure.Todos;

namespace Todo.Infrastructure.Changes;

/// <summary>
/// Reads the stamps of lists and todos, and the tombstones. It needs no snapshot of the database: what a transaction changes between the
/// statements gets a number above the last one asked for. A todo that leaves the trash between them leaves a tombstone with the same number,
/// so the trash is read before the tombstones.
/// </summary>
internal sealed class ChangeRepository(
    DatabaseScope database, SqlDialect dialect, ChangeStatements statements, ListStatements lists, TodoStatements todos)
    : IChangeRepository
{
    public ValueTask<long?> FindLastNumberAsync(long userId, CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) => (long?)await session.ScalarAsync(statements.LastNumber, ct, userId), cancellationToken);

    public ValueTask<long> FindForgottenNumberAsync(long userId, CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) => Convert.ToInt64(await session.ScalarAsync(statements.ForgottenNumber, ct, userId), CultureInfo.InvariantCulture),
        cancellationToken);

    public ValueTask<ChangeSlice> ListAsync(
        long userId, ChangeKey after, ChangeKey deletedAfter, long through, int take, CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) =>
        {
            var page = new ChangePage(take);
            var listKey = KeyOf(ThingType.List, after);
            var changedLists = await session.DeferListAsync(
                statements.Lists, reader => new ChangedList(lists.Table.Read(reader)), ct, [userId, through, .. listKey, take + 1]);
            var changedTodos = await session.DeferListAsync(
                statements.Todos, reader => new ChangedTodo(todos.Table.Read(reader)), change => TodoRepository.SizeOf(change.Todo), TodoRepository.MaxSliceSize, ct,
                [userId, through, .. KeyOf(ThingType.Todo, after), take + 1]);
            var trashed = await session.DeferListAsync(
                statements.Trashed, ReadTrashed, ct, [userId, through, .. KeyOf(ThingType.Todo, deletedAfter), take + 1]);
            var tombstones = await session.DeferListAsync(
                statements.Tombstones, ReadTombstone, ct, userId, through, deletedAfter.Number, deletedAfter.Id, take + 1, (int)deletedAfter.Type);
            // Last: what the clean-up forgets meanwhile may have been missed.
            var forgotten = await session.ScalarAsync(statements.ForgottenNumber, ct, userId);
            page.Add(changedLists);
            page.Add(changedTodos);
            page.Add(trashed);
            page.Add(tombstones);
            return page.ToSlice(Convert.ToInt64(forgotten, CultureInfo.InvariantCulture));
        },
        cancellationToken);

    public ValueTask<ChangedIds> ListIdsAsync(
        long userId, ChangeKey after, long through, int take, CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) =>
        {
            var lists = await session.DeferListAsync(
                statements.ListIds, reader => reader.GetInt64(0), ct, [userId, through, .. KeyOf(ThingType.List, after), take + 1]);
            object?[] todoValues = [userId, through, .. KeyOf(ThingType.Todo, after), take + 1];
            var todos = await session.DeferListAsync(statements.TodoIds, reader => reader.GetInt64(0), ct, todoValues);
            var trashed = await session.DeferListAsync(statements.Trashed, ReadTrashed, ct, todoValues);
            // Of so many of two types, there are more than enough of one.
            var tombstones = await session.ListAsync(
                statements.Tombstones, ReadTombstone, ct, userId, through, after.Number, after.Id, (2 * take) + 1, (int)after.Type);
            var deleted = trashed.Items.Concat(tombstones).ToLookup(one => one.Key.Type, one => one.Key.Id);
            long[] listIds = [.. lists.Items.Concat(deleted[ThingType.List]).Distinct()];
            long[] todoIds = [.. todos.Items.Concat(deleted[ThingType.Todo]).Distinct()];
            return new ChangedIds([.. listIds.Take(take)], [.. todoIds.Take(take)], listIds.Length > take || todoIds.Length > take);
        },
        cancellationToken);

    /// <summary>The last number and id of things of a type before the key.</summary>
    private static object?[] KeyOf(ThingType type, ChangeKey key) =>
        [key.Number, key.Type < type ? 0 : key.Type == type ? key.Id : long.MaxValue];

    private Deletion ReadTrashed(DbDataReader reader) =>
        new(new(reader.GetInt64(1), ThingType.Todo, reader.GetInt64(0)), dialect.ReadInstant(reader, 2));

    private Deletion ReadTombstone(DbDataReader reader) =>
        new(new(reader.GetInt64(2), (ThingType)reader.GetInt32(0), reader.GetInt64(1)), dialect.ReadInstant(reader, 3));
}
