using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Trash;

/// <summary>Deletes todos that have been in the trash for long enough.</summary>
internal sealed class ExpiredTrash(IOptions<LimitsOptions> limits) : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Set<TodoItem>().Where(todo => todo.DeletedAt != null).DeleteSomeAsync(
            todo => todo.DeletedAt!.Value, now.AddDays(-limits.Value.TrashDays), cancellationToken);
}
