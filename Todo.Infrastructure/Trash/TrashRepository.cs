using System.Globalization;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Application.Trash;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Labels;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Tombstones;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Trash;

internal sealed class TrashRepository(
    DatabaseScope database, SqlDialect dialect, TrashStatements statements, UserCounter counter, LabelRows labels, TombstoneRows tombstones)
    : ITrashRepository
{
    public async ValueTask<Result<TodoItem>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken)
    {
        var session = database.Current;
        await counter.DeferLockAsync(userId, cancellationToken);
        if (await session.SingleAsync(statements.Table.Find, statements.Table.Read, cancellationToken, id, userId) is { } todo)
            return todo;
        return await counter.ExistsAsync(session, userId, cancellationToken) ? TodoFailures.NotFound : Failure.InvalidToken;
    }

    public ValueTask<TodoSlice> ListAsync(long userId, TodoPosition? after, int take, CancellationToken cancellationToken)
    {
        object?[] values = after is { } position
            ? [userId, take + 1, dialect.Instant(Timestamps.FromUnixMicroseconds(position.Key!.Value)), position.Id]
            : [userId, take + 1];
        return database.ReadAsync(
            async (session, ct) =>
            {
                // One more than asked for tells whether there are more.
                var found = await session.ListAsync(
                    statements.List(after is not null), statements.Table.Read, TodoRepository.SizeOf, TodoRepository.MaxSliceSize, ct, values);
                return found.Items.Count > take ? new TodoSlice(found.Items.GetRange(0, take), true) : new TodoSlice(found.Items, !found.IsWhole);
            },
            cancellationToken);
    }

    public ValueTask<long> CountAsync(long userId, CancellationToken cancellationToken) => database.ReadAsync(
        async (session, ct) => Convert.ToInt64(await session.ScalarAsync(statements.Count, ct, userId), CultureInfo.InvariantCulture),
        cancellationToken);

    public async ValueTask<IReadOnlyList<TodoItem>> ListSubtasksAsync(TodoItem parent, CancellationToken cancellationToken) =>
        await database.Current.ListAsync(statements.Subtasks, statements.Table.Read, cancellationToken, parent.UserId, parent.Id, true);

    public async ValueTask<bool> RestoreAsync(IReadOnlyCollection<TodoItem> todos, CancellationToken cancellationToken)
    {
        foreach (var todo in todos)
        {
            todo.Stamp(await counter.NumberAsync(todo.UserId, cancellationToken));
            var restored = await database.Current.ExecuteAsync(
                statements.Restore, cancellationToken,
                todo.ListId, todo.ParentId, todo.IsPristine, dialect.Instant(todo.UpdatedAt), todo.ChangeSeq, todo.Id, todo.UserId);
            // The clean-up does not wait for other changes of the user.
            if (restored == 0)
                return false;
            database.Current.Change!.Record(WebhookEvents.TodoUpdated, todo);
            await labels.RestoreAsync(todo, cancellationToken);
        }
        return true;
    }

    public async ValueTask DeleteAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        await counter.NumberAsync(todo.UserId, cancellationToken);
        await tombstones.PurgeAsync(database.Current, statements.Purge, cancellationToken, todo.Id, todo.UserId);
    }

    public async ValueTask<long> DeleteSomeAsync(long userId, int take, CancellationToken cancellationToken)
    {
        if (!await counter.LockAsync(userId, cancellationToken))
            return 0;
        return await tombstones.PurgeAsync(database.Current, statements.PurgeSome, cancellationToken, userId, take);
    }
}
