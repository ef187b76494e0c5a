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
            page.Add(await session.ListAsync(
                statements.Lists, reader => new ChangedList(lists.Table.Read(reader)), ct, [userId, through, .. listKey, take + 1]));
            var (changed, isWhole) = await session.ListAsync(
                statements.Todos, reader => new ChangedTodo(todos.Table.Read(reader)), change => TodoRepository.SizeOf(change.Todo), TodoRepository.MaxSliceSize, ct,
                [userId, through, .. KeyOf(ThingType.Todo, after), take + 1]);
            page.Add(changed, isWhole);
            page.Add(await session.ListAsync(
                statements.Trashed, ReadTrashed, ct, [userId, through, .. KeyOf(ThingType.Todo, deletedAfter), take + 1]));
            page.Add(await session.ListAsync(
                statements.Tombstones, ReadTombstone, ct, userId, through, deletedAfter.Number, deletedAfter.Id, take + 1, (int)deletedAfter.Type));
            return page.ToSlice();
        },
        cancellationToken);

    public ValueTask<ChangedIds> ListIdsAsync(
        long userId, ChangeKey after, long through, int take, CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) =>
        {
            var changedLists = await session.ListAsync(
                statements.ListIds, reader => reader.GetInt64(0), ct, [userId, through, .. KeyOf(ThingType.List, after), take + 1]);
            object?[] todoValues = [userId, through, .. KeyOf(ThingType.Todo, after), take + 1];
            var changedTodos = await session.ListAsync(statements.TodoIds, reader => reader.GetInt64(0), ct, todoValues);
            var deleted = await session.ListAsync(statements.Trashed, ReadTrashed, ct, todoValues);
            // Of so many of two types, there are more than enough of one.
            deleted.AddRange(await session.ListAsync(
                statements.Tombstones, ReadTombstone, ct, userId, through, after.Number, after.Id, (2 * take) + 1, (int)after.Type));
            changedLists.AddRange(deleted.Where(one => one.Key.Type == ThingType.List).Select(one => one.Key.Id));
            changedTodos.AddRange(deleted.Where(one => one.Key.Type == ThingType.Todo).Select(one => one.Key.Id));
            long[] listIds = [.. changedLists.Distinct()], todoIds = [.. changedTodos.Distinct()];
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
