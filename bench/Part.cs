using Todo.Bench.Growth;
using Todo.Bench.Page;
using Todo.Bench.Queueing;
using Todo.Bench.Soak;

namespace Todo.Bench;

/// <summary>A part of the benchmark.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="RunAsync">Prints its tables.</param>
/// <param name="Measures">Whether it starts servers; one that only computes may use all cores.</param>
internal sealed record Part(string Name, Func<Workspace, BenchOptions, Task> RunAsync, bool Measures = true)
{
    private static readonly Part Load = new("load", LoadRun.RunAsync);

    /// <summary>What it costs when there is more of everything; Todo is compared with itself.</summary>
    private static readonly Part[] Growth =
    [
        new("long-list", LongList.RunAsync),
        new("many-users", ManyUsers.RunAsync),
        new("connections", ManyConnections.RunAsync),
        new("sign-ins", ManySignIns.RunAsync),
        new("streams", IdleStreams.RunAsync),
        new("instances", TwoInstances.RunAsync),
    ];

    private static readonly Part RoundTrips = new("round-trips", Bench.RoundTrips.RunAsync);

    private static readonly Part Page = new("page", PageRun.RunAsync);

    private static readonly Part Queueing = new("queueing", (_, options) => QueueingRun.RunAsync(options), Measures: false);

    /// <summary>Lasts so long that it must be asked for.</summary>
    private static readonly Part Soak = new("soak", SoakRun.RunAsync);

    public static IReadOnlyList<Part> All { get; } = [Load, RoundTrips, .. Growth, Page];

    /// <summary>The parts that a name stands for; none if it is not one.</summary>
    public static IReadOnlyList<Part> Find(string name) => name switch
    {
        "all" => All,
        "growth" => Growth,
        "queueing" => [Queueing],
        "soak" => [Soak],
        _ => [.. All.Where(part => part.Name == name)],
    };
}
