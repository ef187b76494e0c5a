using Todo.Tests.Harness;

namespace Todo.Tests.SecondFactors;

/// <summary>A server whose clock stands still, so that a code is valid for as long as a test takes.</summary>
[SetUpFixture]
internal sealed class StoppedServer
{
    private static TodoServer? _server;

    public static TodoServer Instance => _server ?? throw new InvalidOperationException("The server has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await TodoServer.StartAsync();
        _server.Clock.Stop();
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
