using System.Net;

namespace Todo.Bench.Soak;

/// <summary>Receives webhooks, and counts them.</summary>
internal sealed class SoakReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _received;

    private SoakReceiver(WebApplication app) => _app = app;

    public string Url => $"{_app.Urls.First()}/hook";

    public long Received => Interlocked.Read(ref _received);

    public static async Task<SoakReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new SoakReceiver(builder.Build());
        receiver._app.Run(context =>
        {
            Interlocked.Increment(ref receiver._received);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
