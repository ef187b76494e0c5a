using System.Globalization;
using System.Text;
using Todo.Application.Changes;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Labels;
using Todo.Infrastructure.Lists;
using Todo.Infrastructure.Tombstones;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Todos;

internal sealed class TodoRepository(
    DatabaseScope database, SqlDialect dialect, TodoStatements statements, UserCounter counter, LabelRows labels, Inboxes inboxes,
    TombstoneRows tombstones, TimeProvider clock)
    : ITodoRepository
{
    /// <summary>Bytes of text in UTF-8 at which a slice ends.</summary>
    public const int MaxSliceSize = 1024 * 1024;

    /// <summary>Reading and sorting so many todos takes about a millisecond.</summary>
    private const int FewTodos = 1_000;

    /// <summary>The todos found for change, as the database has them.</summary>
    private readonly Dictionary<TodoItem, TodoItem> _stored = new(ReferenceEqualityComparer.Instance);

    public async ValueTask<Result<TodoItem>> FindAsync(long id, long userId, CancellationToken cancellationToken)
    {
        var todo = await FindRowAsync(id, userId, cancellationToken);
        if (todo is { Place.IsUnlisted: true })
        {
            await inboxes.AdoptAsync(userId, cancellationToken);
            todo = await FindRowAsync(id, userId, cancellationToken);
        }
        if (todo is not null)
            return todo;
        return await database.ReadAsync((session, ct) => counter.ExistsAsync(session, userId, ct), cancellationToken)
            ? TodoFailures.NotFound
            : Failure.InvalidToken;
    }

    public async ValueTask<Result<TodoItem>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken)
    {
        await counter.DeferLockAsync(userId, cancellationToken);
        var found = await FindAsync(id, userId, cancellationToken);
        if (found.TryGetValue(out var todo, out _))
            Store(todo);
        return found;
    }

    public async ValueTask<TodoSlice> ListAsync(
        long userId, TodoFilter filter, TodoSort sort, TodoPosition? after, int take, CancellationToken cancellationToken)
    {
        if (filter.ListId is not null || sort.Key == TodoSortKey.Position)
            await inboxes.AdoptIfNeededAsync(userId, cancellationToken);
        var slice = await ListRowsAsync(userId, filter, sort, after, take, cancellationToken);
        if (!slice.Items.Any(todo => todo.Place.IsUnlisted))
            return slice;
        await inboxes.AdoptAsync(userId, cancellationToken);
        return await ListRowsAsync(userId, filter, sort, after, take, cancellationToken);
    }

    public long PositionOf(TodoItem todo) => database.Current.Change?.PositionOf(todo) ?? todo.Position;

    public async ValueTask<TodoSlice> ListForChangeAsync(
        long userId, TodoFilter filter, long afterId, int take, CancellationToken cancellationToken)
    {
        await counter.DeferLockAsync(userId, cancellationToken);
        var found = await ListAsync(userId, filter, TodoSort.ById, new TodoPosition(afterId, afterId), take, cancellationToken);
        foreach (var todo in found.Items)
            Store(todo);
        return found;
    }

    public async ValueTask<IReadOnlyList<TodoItem>> ListNeighborsAsync(
        long userId, TodoPlace place, TodoPosition from, bool isBefore, int take, CancellationToken cancellationToken)
    {
        var rows = await database.Current.ListAsync(
            statements.Neighbors(place.ParentId is not null, isBefore), statements.Table.Read, cancellationToken,
            userId, place.ParentId ?? place.ListId, from.Key, from.Id, take);
        rows.ForEach(Store);
        return rows;
    }

    public ValueTask<long> CountAsync(long userId, TodoFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => Convert.ToInt64(
                await session.ScalarAsync(
                    statements.CountOf(statements.Conditions.ShapeOf(filter)), ct, [.. statements.Conditions.Values(userId, filter, statements.Conditions.ShapeOf(filter))]),
                CultureInfo.InvariantCulture),
            cancellationToken);

    public async ValueTask<Failure?> CheckListAsync(long listId, long userId, CancellationToken cancellationToken)
    {
        await counter.DeferLockAsync(userId, cancellationToken);
        if (await database.Current.ScalarAsync(statements.HasList, cancellationToken, listId, userId) is not null)
            return null;
        return await counter.ExistsAsync(database.Current, userId, cancellationToken) ? TodoFailures.UnknownList : Failure.InvalidToken;
    }

    public async ValueTask<Failure?> ReserveAsync(long userId, long count, long limit, CancellationToken cancellationToken)
    {
        if (await counter.TryReserveAsync(userId, count, limit, cancellationToken))
            return null;
        return await counter.ExistsAsync(database.Current, userId, cancellationToken) ? TodoFailures.TooMany(limit) : Failure.InvalidToken;
    }

    public ValueTask<long> GetInboxIdAsync(long userId, CancellationToken cancellationToken) => inboxes.EnsureAsync(userId, cancellationToken);

    public async ValueTask AddAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        await InsertAsync(todo, isIdNeeded: todo.Labels.Count > 0, cancellationToken);
        await labels.AddAsync(todo, cancellationToken);
    }

    public async ValueTask AddCopyAsync(TodoItem copy, TodoItem original, CancellationToken cancellationToken)
    {
        await InsertAsync(copy, isIdNeeded: true, cancellationToken);
        // What this unit of work has changed and not saved yet is written now.
        if (_stored.TryGetValue(original, out var stored) && !ReferenceEquals(stored.Labels, original.Labels))
            await labels.AddAsync(copy, cancellationToken);
        else
            await labels.CopyAsync(original, copy, cancellationToken);
    }

    public async ValueTask SaveAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        _stored.Remove(todo, out var stored);
        // What no client sees is no change.
        if (todo.UpdatedAt != stored!.UpdatedAt)
        {
            todo.Stamp(await counter.NumberAsync(todo.UserId, cancellationToken));
            var isCompletion = todo.IsDone && !stored.IsDone;
            database.Current.Change!.Record(isCompletion ? WebhookEvents.TodoCompleted : WebhookEvents.TodoUpdated, todo);
        }
        if (todo.Position != stored.Position)
            database.Current.Change?.Move(todo);
        if (statements.Table.Update(stored, todo) is not { } update)
            return;
        await database.Current.DeferAsync(update.Statement, cancellationToken, update.Values);
        if (!ReferenceEquals(stored.Labels, todo.Labels))
            await labels.ReplaceAsync(stored, todo, cancellationToken);
    }

    public async ValueTask MoveToTrashAsync(long userId, IReadOnlyCollection<TodoItem> todos, CancellationToken cancellationToken)
    {
        await counter.ReleaseAsync(userId, todos.Count, cancellationToken);
        var number = await counter.NumberAsync(userId, cancellationToken);
        foreach (var todo in todos)
        {
            _stored.Remove(todo);
            database.Current.Change!.Record(WebhookEvents.TodoDeleted, todo);
            await labels.MoveToTrashAsync(todo, cancellationToken);
            await database.Current.DeferAsync(
                statements.MoveToTrash, cancellationToken, dialect.Instant(todo.DeletedAt!.Value), todo.WentWithParent, number, todo.Id, userId);
        }
    }

    public async ValueTask DeleteAsync(long userId, IReadOnlyCollection<TodoItem> todos, CancellationToken cancellationToken)
    {
        await counter.ReleaseAsync(userId, todos.Count, cancellationToken);
        var number = await counter.NumberAsync(userId, cancellationToken);
        foreach (var todo in todos)
        {
            _stored.Remove(todo);
            await database.Current.DeferAsync(statements.Table.Delete, cancellationToken, todo.Id, userId);
            database.Current.Change!.Record(WebhookEvents.TodoDeleted, todo);
            await tombstones.AddAsync(database.Current, userId, new(number, ThingType.Todo, todo.Id), clock.Now(), cancellationToken);
        }
    }

    private ValueTask<TodoItem?> FindRowAsync(long id, long userId, CancellationToken cancellationToken) => database.ReadAsync(
        (session, ct) => session.SingleAsync(statements.Table.Find, statements.Table.Read, ct, id, userId), cancellationToken);

    private async ValueTask InsertAsync(TodoItem todo, bool isIdNeeded, CancellationToken cancellationToken)
    {
        todo.Stamp(await counter.NumberAsync(todo.UserId, cancellationToken));
        var session = database.Current;
        await session.DeferAsync(
            statements.Table.Insert, reader => statements.Table.Assign(todo, dialect.ReadInt64(reader, 0)), cancellationToken,
            statements.Table.InsertValues(todo));
        if (isIdNeeded || session.Change!.HasWebhooks)
            await session.FlushAsync(cancellationToken);
        session.Change!.Record(WebhookEvents.TodoCreated, todo);
    }

    private void Store(TodoItem todo) => _stored[todo] = statements.Table.Copy(todo);

    private ValueTask<TodoSlice> ListRowsAsync(
        long userId, TodoFilter filter, TodoSort sort, TodoPosition? after, int take, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) =>
            {
                var shape = statements.Conditions.ShapeOf(filter);
                var rows = new List<TodoItem>();
                var left = MaxSliceSize;
                foreach (var phase in TodoPhases.Of(sort, filter, after))
                {
                    var start = phase == TodoPhase.WithoutValue == after is { Key: null } ? after : null;
                    var isFilterFirst = await IsFilterFirstAsync(session, userId, filter, shape, sort, phase, ct);
                    // One more than asked for tells whether there are more.
                    var found = await session.ListAsync(
                        statements.List(sort, phase, shape, start is not null, isFilterFirst), statements.Table.Read, SizeOf, left, ct,
                        [.. statements.Conditions.Values(userId, filter, shape), take + 1 - rows.Count, .. statements.AfterValues(sort, start)]);
                    rows.AddRange(found.Items);
                    if (!found.IsWhole || rows.Count > take)
                        return new TodoSlice(rows.Count > take ? rows.GetRange(0, take) : rows, true);
                    // What the next phase reads is on the same page.
                    left -= found.Items.Sum(SizeOf);
                }
                return new TodoSlice(rows, false);
            },
            cancellationToken);

    /// <summary>
    /// Whether the filter selects so few todos that sorting them costs less than passing over the others in the order of an index.
    /// Databases with statistics decide that themselves.
    /// </summary>
    private async ValueTask<bool> IsFilterFirstAsync(
        DatabaseSession session, long userId, TodoFilter filter, int shape, TodoSort sort, TodoPhase phase, CancellationToken cancellationToken)
    {
        if (shape == 0 || !dialect.PrefersOrder)
            return false;
        var indexed = statements.Conditions.OnlyFilteredBy(shape, phase == TodoPhase.WithoutValue ? TodoSortKey.Id : sort.Key);
        if (indexed == 0)
            return false;
        var count = await session.ScalarAsync(
            statements.CountUpTo(indexed), cancellationToken, [.. statements.Conditions.Values(userId, filter, indexed), FewTodos + 1]);
        return Convert.ToInt64(count, CultureInfo.InvariantCulture) <= FewTodos;
    }

    /// <summary>The size of the todo's text in UTF-8, in bytes.</summary>
    public static int SizeOf(TodoItem todo) => Encoding.UTF8.GetByteCount(todo.Content) + Encoding.UTF8.GetByteCount(todo.Notes);
}
