using System.Data.Common;
using System.Globalization;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

internal sealed class TodoRepository(IStatementRunner runner, SqlDialect dialect, TodoStatements statements) : ITodoRepository
{
    /// <summary>An <c>updated_at</c> that no todo has.</summary>
    private static readonly DateTimeOffset NoVersion = DateTimeOffset.MinValue;

    private readonly TodoInsertion _insertion = new(dialect, statements);

    public ValueTask<Result<TodoItem>> FindAsync(long id, long userId, CancellationToken cancellationToken) =>
        runner.ReadAsync<Result<TodoItem>>(
            async (connection, ct) =>
                await FindAsync(connection, id, userId, ct) is { } todo ? todo : await statements.WhyMissingAsync(connection, userId, TodoFailures.NotFound, ct),
            cancellationToken);

    public ValueTask<IReadOnlyList<TodoItem>> ListAsync(
        long userId, TodoFilter filter, TodoSort sort, TodoPosition? after, int take, CancellationToken cancellationToken)
    {
        var values = FilterValues(userId, filter);
        values.Add(take);
        if (after is { } position)
        {
            if (sort.Key == TodoSortKey.Id)
                values.Add(position.Id);
            else
                values.AddRange([dialect.Instant(Timestamps.FromUnixMicroseconds(position.Key)), position.Id]);
        }
        var statement = statements.List(sort, filter, after is not null);
        return runner.ReadAsync((connection, ct) => connection.ListAsync(statement, statements.ReadTodo, ct, [.. values]), cancellationToken);
    }

    public ValueTask<long> CountAsync(long userId, TodoFilter filter, CancellationToken cancellationToken) =>
        runner.ReadAsync(
            async (connection, ct) => Convert.ToInt64(
                await connection.ScalarAsync(statements.CountOf(filter), ct, [.. FilterValues(userId, filter)]),
                CultureInfo.InvariantCulture),
            cancellationToken);

    public async ValueTask<Result<AddedTodo>> AddAsync(
        NewTodo todo, IdempotencyKey? key, long limit, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAddAsync(todo, key, limit, cancellationToken);
        }
        catch (DbException exception) when (key is not null && dialect.IsUniqueViolation(exception))
        {
            // Another request with the same key was faster, and has committed by now: this one is its repeat.
            return await TryAddAsync(todo, key, limit, cancellationToken);
        }
    }

    public ValueTask<Result<TodoItem>> ChangeAsync(
        long id, long userId, TodoChange change, VersionCondition? condition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (change.IsEmpty)
            return FindIfAsync(id, userId, condition, cancellationToken);
        var folded = change.Content is null ? null : CaseFolding.Fold(change.Content);
        return WriteIfAsync(
            id, userId, condition,
            (connection, version, ct) => connection.SingleAsync(
                statements.Change, statements.ReadTodo, ct,
                id, userId, change.Content, folded, change.IsDone, dialect.Instant(now), version),
            cancellationToken);
    }

    public ValueTask<Result<TodoItem>> DeleteAsync(
        long id, long userId, VersionCondition? condition, CancellationToken cancellationToken) =>
        WriteIfAsync(
            id, userId, condition,
            async (connection, version, ct) =>
            {
                var deleted = await connection.SingleAsync(statements.Delete, statements.ReadTodo, ct, id, userId, version);
                if (deleted is not null)
                    await connection.ExecuteAsync(statements.GivePlacesBack, ct, userId, 1L);
                return deleted;
            },
            cancellationToken);

    public ValueTask<long> ChangeAllAsync(long userId, bool isDone, DateTimeOffset now, CancellationToken cancellationToken) =>
        runner.WriteAsync<long>(
            async (connection, ct) => await connection.ExecuteAsync(statements.ChangeAll, ct, userId, isDone, !isDone, dialect.Instant(now)),
            cancellationToken);

    public ValueTask<long> DeleteAllAsync(long userId, bool isDone, CancellationToken cancellationToken) =>
        runner.WriteAsync<long>(
            async (connection, ct) =>
            {
                long deleted = await connection.ExecuteAsync(statements.DeleteAll, ct, userId, isDone);
                await connection.ExecuteAsync(statements.GivePlacesBack, ct, userId, deleted);
                return deleted;
            },
            cancellationToken);

    private ValueTask<Result<AddedTodo>> TryAddAsync(NewTodo todo, IdempotencyKey? key, long limit, CancellationToken cancellationToken) =>
        runner.WriteAsync((connection, ct) => _insertion.AddAsync(connection, todo, key, limit, ct), cancellationToken);

    /// <summary>Runs a statement that checks owner and version and acts; only if it acted on nothing, asks why.</summary>
    private ValueTask<Result<TodoItem>> WriteIfAsync(
        long id,
        long userId,
        VersionCondition? condition,
        Func<StatementConnection, object?, CancellationToken, ValueTask<TodoItem?>> write,
        CancellationToken cancellationToken) =>
        runner.WriteAsync<Result<TodoItem>>(
            async (connection, ct) =>
            {
                var version = condition?.Versions switch
                {
                    null => (DateTimeOffset?)null,
                    [] => NoVersion,
                    [var only] => only,
                    // Of several, the one that the todo has now, if it has any.
                    var several => await FindAsync(connection, id, userId, ct) is { } present && several.Contains(present.UpdatedAt)
                        ? present.UpdatedAt
                        : NoVersion,
                };
                if (await write(connection, version is { } known ? dialect.Instant(known) : null, ct) is { } written)
                    return written;
                return condition is not null && await FindAsync(connection, id, userId, ct) is not null
                    ? TodoFailures.Stale
                    : await statements.WhyMissingAsync(connection, userId, TodoFailures.NotFound, ct);
            },
            cancellationToken);

    /// <summary>A change that changes nothing: the checks alone.</summary>
    private async ValueTask<Result<TodoItem>> FindIfAsync(
        long id, long userId, VersionCondition? condition, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, userId, cancellationToken);
        return condition is not null && found.TryGetValue(out var todo, out _) && !condition.Versions.Contains(todo.UpdatedAt)
            ? TodoFailures.Stale
            : found;
    }

    private ValueTask<TodoItem?> FindAsync(StatementConnection connection, long id, long userId, CancellationToken cancellationToken) =>
        connection.SingleAsync(statements.Find, statements.ReadTodo, cancellationToken, id, userId);

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
