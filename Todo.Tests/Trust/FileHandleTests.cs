using System.Net.Sockets;
using System.Runtime.Versioning;
using Todo.Tests.Harness;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Trust;

/// <summary>Each connection needs a file handle, and the process ends when it has none left.</summary>
internal sealed class FileHandleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [TestCase(null, 10_000)]
    [TestCase(1_048_576, 10_000)]
    [TestCase(4096, 3648)]
    [TestCase(1024, 576)]
    [TestCase(512, 64)]
    [TestCase(400, 50)]
    public void Connections_leave_a_reserve_of_handles(long? handles, int connections) =>
        Assert.That(ConnectionLimit.For(handles), Is.EqualTo(connections));

    [Test]
    [Platform("Linux")]
    [SupportedOSPlatform("linux")]
    [SqliteOnly]
    public async Task Idle_connections_beyond_the_limit_of_handles_do_not_end_the_program()
    {
        using var database = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(["bash", "-c", "ulimit -n 512; exec \"$@\"", "-"], database.Folder);
        var address = server.Http.BaseAddress!;
        var idle = new List<TcpClient>();
        try
        {
            // The operating system accepts some of them, and they wait for the server.
            for (var i = 0; i < 900; i++)
                idle.Add(new TcpClient());
            await Task.WhenAny(Task.WhenAll(idle.Select(client => client.ConnectAsync(address.Host, address.Port))), Task.Delay(Patience));
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }

        Assert.That(() => LivesAsync(server), Is.True.After(20_000, 100));
        var ada = await server.SignUpAsync();

        await ada.CreateTodoAsync();
        Assert.That(server.Output, Does.Contain("\"EventId\":1405").And.Not.Contain("Out of memory").And.Not.Contain("Server.Kestrel.Connections"));
    }

    private static async Task<bool> LivesAsync(ServerProcess server)
    {
        try
        {
            return (await server.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
