using Todo.Application.Common;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Work on many todos of a user, in short transactions, so that other writers get their turn between them.</summary>
internal sealed class TodoBatches(ITodoRepository todos, Batches batches)
{
    /// <summary>The size of a batch of changes.</summary>
    public const int ChangeBatchSize = 200;

    /// <summary>The size of a batch of deletions, which take several times as long as changes.</summary>
    public const int DeletionBatchSize = 50;

    /// <summary>
    /// Does the work on all todos that meet the filter and exist when it begins, by id. Once begun, it is carried to its end.
    /// </summary>
    /// <param name="userId">The owner.</param>
    /// <param name="filter">Which todos.</param>
    /// <param name="batchSize">The number of todos in a batch.</param>
    /// <param name="work">Works on one todo and returns all that it changed; todos among them are not worked on again.</param>
    /// <param name="cancellationToken">Cancels the request until the first batch is done.</param>
    /// <returns>The number of todos that were changed; the first failure.</returns>
    public async Task<Result<long>> ForEachAsync(
        long userId,
        TodoFilter filter,
        int batchSize,
        Func<TodoItem, CancellationToken, Task<Result<List<TodoItem>>>> work,
        CancellationToken cancellationToken)
    {
        var newest = await todos.ListAsync(userId, TodoFilter.All, new(TodoSortKey.Id, Descending: true), null, 1, cancellationToken);
        if (newest.Items.Count == 0)
            return 0L;
        var lastId = newest.Items[0].Id;
        return await batches.RunAsync(0L, (afterId, ct) => DoSomeAsync(userId, filter, afterId, lastId, batchSize, work, ct), cancellationToken);
    }

    private async Task<Result<Batch<long>>> DoSomeAsync(
        long userId,
        TodoFilter filter,
        long afterId,
        long lastId,
        int batchSize,
        Func<TodoItem, CancellationToken, Task<Result<List<TodoItem>>>> work,
        CancellationToken cancellationToken)
    {
        var batch = await todos.ListForChangeAsync(userId, filter, afterId, batchSize, cancellationToken);
        var changed = new HashSet<long>();
        foreach (var todo in batch.Items.TakeWhile(todo => todo.Id <= lastId))
        {
            if (changed.Contains(todo.Id))
                continue;
            var result = await work(todo, cancellationToken);
            if (!result.TryGetValue(out var all, out var failure))
                return failure;
            changed.UnionWith(all.Select(item => item.Id));
        }
        var hasMore = batch.HasMore && batch.Items[^1].Id <= lastId;
        return new Batch<long>(changed.Count, hasMore ? batch.Items[^1].Id : null);
    }
}
