using Todo.Tests.Harness;

namespace Todo.Tests;

/// <summary>One server for all tests that need nothing but a person of their own; those with settings of their own start one.</summary>
[SetUpFixture]
internal sealed class SharedServer
{
    private static TodoServer? _server;

    public static TodoServer Instance => _server ?? throw new InvalidOperationException("The server has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync();

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        PostgreSqlTestServer.DropTemplate();
    }
}
