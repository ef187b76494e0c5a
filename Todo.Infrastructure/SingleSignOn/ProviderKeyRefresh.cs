using Microsoft.Extensions.Hosting;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>Fetches the keys of the providers again once they are old.</summary>
internal sealed class ProviderKeyRefresh(ProviderDirectory providers, TimeProvider clock) : BackgroundService
{
    /// <summary>Also how long a provider that could not be reached is left alone.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Task.WhenAll(providers.Keys.Select(keys => keys.RefreshAsync())).WaitAsync(stoppingToken);
    }
}
