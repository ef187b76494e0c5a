using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Delivery;

/// <summary>The database as an outbox uses it: each call has a scope of its own, and requests keep most of the connections.</summary>
internal sealed class OutboxSessions(IServiceScopeFactory scopes) : IDisposable
{
    private const int Max = 8;

    private readonly SemaphoreSlim _sessions = new(Max);

    public Task<T> RunAsync<T>(Func<DatabaseScope, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync((_, database, ct) => work(database, ct), cancellationToken);

    public async Task<T> RunAsync<T>(
        Func<IServiceProvider, DatabaseScope, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _sessions.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<DatabaseScope>(), cancellationToken);
        }
        finally
        {
            _sessions.Release();
        }
    }

    public void Dispose() => _sessions.Dispose();
}
