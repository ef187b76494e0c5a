namespace Todo.WebApi.Health;

/// <summary>
/// Drains the instance after a stop signal: first it reports not ready while it still serves requests, so that load balancers
/// route elsewhere; then the server stops listening and completes the running requests.
/// </summary>
internal sealed class Drain(Readiness readiness) : IHostedLifecycleService
{
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.IsStopping = true;
        return Task.Delay(Notice, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
