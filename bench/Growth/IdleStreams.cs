using System.Net.Sockets;
using System.Text;

namespace Todo.Bench.Growth;

/// <summary>What event streams cost while nothing happens.</summary>
internal static class IdleStreams
{
    private const int StreamsOfUser = 10;
    private const double MemoryTarget = 30;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        await using var server = await Server.StartTodoAsync(workspace, await workspace.CreateDatabaseAsync(Shape));
        var people = await server.SignInAsync(Shape.Users, Shape);
        // Long enough for several of the comments that keep a stream alive.
        var window = options.Quick ? Settling : TimeSpan.FromSeconds(60);
        Progress.Say("no streams");
        await Task.Delay(Settling);
        var (memory, load) = (server.Memory, await LoadAsync(server, window));

        Progress.Say($"{people.Length * StreamsOfUser} streams");
        var streams = new List<TcpClient>();
        foreach (var person in people)
        {
            for (var i = 0; i < StreamsOfUser; i++)
                streams.Add(await OpenAsync(server, person));
        }
        await Task.Delay(Settling);
        var loadOfAll = await LoadAsync(server, window);
        var memoryOfEach = (server.Memory - memory) * 1024 / streams.Count;
        streams.ForEach(stream => stream.Dispose());

        MarkdownTable.Print(
            "Growth: idle event streams",
            ["streams", "KiB of each", "CPU without, %", "CPU with, %", "target, KiB", "kept"],
            [[
                $"{streams.Count}", MarkdownTable.Number(memoryOfEach), MarkdownTable.Number(load * 100), MarkdownTable.Number(loadOfAll * 100),
                $"{MemoryTarget}", memoryOfEach <= MemoryTarget ? "yes" : "**no**",
            ]]);
    }

    /// <summary>The share of a core that the server takes.</summary>
    private static async Task<double> LoadAsync(Server server, TimeSpan window)
    {
        var before = server.ProcessorTime;
        await Task.Delay(window);
        return (server.ProcessorTime - before) / window;
    }

    /// <summary>Opens a stream and waits for its first comment.</summary>
    internal static async Task<TcpClient> OpenAsync(Server server, Person person)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Address);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {person.Token}\r\n\r\n"));
        var answer = new StringBuilder();
        var buffer = new byte[1024];
        while (!answer.ToString().Contains(":\n\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                throw new InvalidOperationException($"The stream was refused:\n{answer}");
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        return client;
    }
}
