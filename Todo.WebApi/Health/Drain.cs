namespace Todo.WebApi.Health;

/// <summary>
/// When the process is told to stop: first the readiness goes, while requests are served still, so that a load balancer can look
/// elsewhere; then the server closes its door and lets running requests finish.
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
