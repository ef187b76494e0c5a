using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Todo.Infrastructure.Database;
using Todo.WebApi.App;

namespace Todo.WebApi.Hosting;

/// <summary>Logs the address of the API once the server is listening and its database is ready.</summary>
internal static partial class StartupAnnouncement
{
    public static void AnnounceWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = AnnounceAsync(app));

    private static async Task AnnounceAsync(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var path = AppPage.StartPathOf(app.Services);
        var ready = app.Services.GetRequiredService<DatabaseReady>().WaitAsync(app.Lifetime.ApplicationStopping);
        await ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ready.IsCompletedSuccessfully)
            return;
        foreach (var address in addresses)
            LogReady(app.Logger, ToOpen(address), path);
    }

    /// <summary>The address as a browser of this host can open it, also if the server listens on all of the host's addresses.</summary>
    internal static string ToOpen(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host is "[::]" or "0.0.0.0" ? $"{uri.Scheme}://localhost:{uri.Port}" : address;

    [LoggerMessage(1402, LogLevel.Information, "Todo is ready: open {Address}{Path} in a browser")]
    private static partial void LogReady(ILogger logger, string address, string? path);
}
