using Todo.Tests.Harness;

namespace Todo.Tests;

/// <summary>The server that tests share if they need only their own user. Tests with their own settings start a server.</summary>
[SetUpFixture]
internal sealed class SharedServer
{
    private static TodoServer? _server;

    public static TodoServer Instance => _server ?? throw new InvalidOperationException("The server has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        // Some tests block a thread to hold something up; the servers in this process must not wait for a thread then.
        ThreadPool.SetMinThreads(64, 64);
        _server = await TodoServer.StartAsync();
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        PostgreSqlTestServer.DropTemplate();
    }
}
