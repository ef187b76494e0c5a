using System.Diagnostics;

namespace Todo.Tests.Harness;

/// <summary>A PostgreSQL server for a single test, which can make it fail.</summary>
internal sealed class PrivatePostgreSql : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "todo-test-postgresql-" + Guid.NewGuid().ToString("N"));

    private PrivatePostgreSql()
    {
    }

    public string ConnectionString { get; private set; } = string.Empty;

    public static async Task<PrivatePostgreSql> CreateAsync()
    {
        var server = new PrivatePostgreSql();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync() => ConnectionString = (await RunAsync("start")).Trim();

    /// <summary>Stops the server without notifying its clients, like a host failure.</summary>
    public Task StopAsync() => RunAsync("stop");

    public async ValueTask DisposeAsync() => await RunAsync("delete");

    private async Task<string> RunAsync(string command)
    {
        // Do not read standard error, because the server keeps it open.
        var start = new ProcessStartInfo("bash", [Repository.PathOf(".ci", "postgresql"), command, _folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, command);
        return output;
    }
}
