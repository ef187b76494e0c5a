using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Todo.WebApi.App;

namespace Todo.WebApi.Hosting;

/// <summary>Logs the address of the API once the server is listening.</summary>
internal static partial class StartupAnnouncement
{
    public static void AnnounceWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
            LogReady(app.Logger, address, AppPage.StartPathOf(app.Services));
    });

    [LoggerMessage(1402, LogLevel.Information, "Todo is ready: open {Address}{Path} in a browser")]
    private static partial void LogReady(ILogger logger, string address, string? path);
}
