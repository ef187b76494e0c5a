using System.Globalization;
using System.Text;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Todos;

internal sealed class TodoRepository(DatabaseScope database, SqlDialect dialect, TodoStatements statements, UserCounter counter)
    : ITodoRepository
{
    /// <summary>Bytes of content in UTF-8 at which a slice ends.</summary>
    private const int MaxSliceSize = 1024 * 1024;

    /// <summary>The todos found for change, as the database has them.</summary>
    private readonly Dictionary<TodoItem, TodoItem> _stored = new(ReferenceEqualityComparer.Instance);

    public ValueTask<Result<TodoItem>> FindAsync(long id, long userId, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<TodoItem>>(
            async (session, ct) =>
                await session.SingleAsync(statements.Table.Find, statements.Table.Read, ct, id, userId) is { } todo
                    ? todo
                    : await counter.ExistsAsync(session, userId, ct) ? TodoFailures.NotFound : Failure.InvalidToken,
            cancellationToken);

    public async ValueTask<Result<TodoItem>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken)
    {
        if (!await counter.LockAsync(userId, cancellationToken))
            return Failure.InvalidToken;
        var found = await FindAsync(id, userId, cancellationToken);
        if (found.TryGetValue(out var todo, out _))
            _stored[todo] = statements.Table.Copy(todo);
        return found;
    }

    public ValueTask<TodoSlice> ListAsync(
        long userId, TodoFilter filter, TodoSort sort, TodoPosition? after, int take, CancellationToken cancellationToken)
    {
        var values = FilterValues(userId, filter);
        // One more than asked for tells whether there are more.
        values.Add(take + 1);
        if (after is { } position)
        {
            if (sort.Key == TodoSortKey.Id)
                values.Add(position.Id);
            else
                values.AddRange([dialect.Instant(Timestamps.FromUnixMicroseconds(position.Key)), position.Id]);
        }
        var statement = statements.List(sort, filter, after is not null);
        return database.ReadAsync(
            async (session, ct) =>
            {
                var (rows, isWhole) = await session.ListAsync(statement, statements.Table.Read, SizeOf, MaxSliceSize, ct, [.. values]);
                return rows.Count > take ? new TodoSlice(rows.GetRange(0, take), true) : new TodoSlice(rows, !isWhole);
            },
            cancellationToken);
    }

    public async ValueTask<TodoSlice> ListForChangeAsync(
        long userId, TodoFilter filter, long afterId, int take, CancellationToken cancellationToken)
    {
        if (!await counter.LockAsync(userId, cancellationToken))
            return new TodoSlice([], false);
        var found = await ListAsync(userId, filter, TodoSort.ById, new TodoPosition(afterId, afterId), take, cancellationToken);
        foreach (var todo in found.Items)
            _stored[todo] = statements.Table.Copy(todo);
        return found;
    }

    public ValueTask<long> CountAsync(long userId, TodoFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => Convert.ToInt64(
                await session.ScalarAsync(statements.CountOf(filter), ct, [.. FilterValues(userId, filter)]),
                CultureInfo.InvariantCulture),
            cancellationToken);

    public async ValueTask<Result<TodoItem>> AddAsync(TodoItem todo, long limit, CancellationToken cancellationToken)
    {
        var session = database.Current;
        if (await counter.TryReserveAsync(todo.UserId, limit, cancellationToken) is not { } number)
            return await counter.ExistsAsync(session, todo.UserId, cancellationToken) ? TodoFailures.TooMany(limit) : Failure.InvalidToken;
        todo.Stamp(number);
        var id = await session.ScalarAsync(statements.Table.Insert, cancellationToken, statements.Table.InsertValues(todo));
        TodoTable.Assign(todo, (long)id!);
        return todo;
    }

    public async ValueTask SaveAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        _stored.Remove(todo, out var stored);
        todo.Stamp(await counter.NumberAsync(todo.UserId, cancellationToken));
        if (statements.Table.Update(stored!, todo) is { } update)
            await database.Current.ExecuteAsync(update.Statement, cancellationToken, update.Values);
    }

    public async ValueTask DeleteAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        _stored.Remove(todo);
        await counter.ReleaseAsync(todo.UserId, 1, cancellationToken);
        await database.Current.ExecuteAsync(statements.Table.Delete, cancellationToken, todo.Id, todo.UserId);
    }

    public async ValueTask<long> DeleteSomeAsync(long userId, bool isDone, int take, CancellationToken cancellationToken)
    {
        if (!await counter.LockAsync(userId, cancellationToken))
            return 0;
        long deleted = await database.Current.ExecuteAsync(statements.DeleteSome, cancellationToken, userId, isDone, take);
        if (deleted > 0)
            await counter.ReleaseAsync(userId, deleted, cancellationToken);
        return deleted;
    }

    private static int SizeOf(TodoItem todo) => Encoding.UTF8.GetByteCount(todo.Content);

    private static List<object?> FilterValues(long userId, TodoFilter filter)
    {
        List<object?> values = [userId];
        if (filter.IsDone is { } isDone)
            values.Add(isDone);
        if (filter.Search is { } search)
            values.Add(CaseFolding.Fold(search));
        return values;
    }
}
