using Microsoft.EntityFrameworkCore;

namespace Todo.Infrastructure.Persistence.SqlServer;

internal sealed class SqlServerServer : IDatabaseServer
{
    private const string LockName = "todo-migrations";

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        // Opened here, so that migrating uses the same connection: the lock belongs to it.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlInterpolatedAsync(
            $"EXEC sp_getapplock @Resource = {LockName}, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 60000",
            cancellationToken);
        return new Turn(context);
    }

    private sealed class Turn(TodoDbContext context) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await context.Database.ExecuteSqlInterpolatedAsync(
                $"EXEC sp_releaseapplock @Resource = {LockName}, @LockOwner = 'Session'");
            await context.Database.CloseConnectionAsync();
        }
    }
}
