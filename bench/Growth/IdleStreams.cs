using System.Net.Sockets;
using Todo.Bench.Load;

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
        var load = await LoadAsync(server, window);

        Progress.Say($"{people.Length * StreamsOfUser} streams");
        var half = people.Length / 2;
        var streams = await OpenAsync(server, people[..half]);
        // Of the second half: the first one also costs what the server compiles for it.
        var memory = server.Memory;
        streams.AddRange(await OpenAsync(server, people[half..]));
        var memoryOfEach = (server.Memory - memory) * 1024 / (streams.Count - (half * StreamsOfUser));
        var loadOfAll = await LoadAsync(server, window);
        streams.ForEach(stream => stream.Dispose());

        MarkdownTable.Print(
            "Growth: idle event streams",
            ["streams", "KiB of each", "CPU without, %", "CPU with, %", "target, KiB", "kept"],
            [[
                $"{streams.Count}", MarkdownTable.Number(memoryOfEach), MarkdownTable.Number(load * 100), MarkdownTable.Number(loadOfAll * 100),
                $"{MemoryTarget}", MarkdownTable.YesNo(memoryOfEach <= MemoryTarget),
            ]]);
    }

    private static async Task<List<TcpClient>> OpenAsync(Server server, IEnumerable<Person> people)
    {
        var streams = new List<TcpClient>();
        foreach (var person in people)
        {
            for (var i = 0; i < StreamsOfUser; i++)
                streams.Add(await EventStream.OpenAsync(server, person));
        }
        await Task.Delay(Settling);
        return streams;
    }

    /// <summary>The share of a core that the server takes.</summary>
    private static async Task<double> LoadAsync(Server server, TimeSpan window)
    {
        var before = server.ProcessorTime;
        await Task.Delay(window);
        return (server.ProcessorTime - before) / window;
    }
}
