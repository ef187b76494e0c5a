namespace Todo.Bench.Queueing;

/// <summary>How long requests wait at a load, by simulation, and how far the simulation is from what queueing theory knows.</summary>
internal static class QueueingRun
{
    private const int Seed = 17;

    /// <summary>The service time of the checks, for which any will do.</summary>
    private const double Micros = 100;

    private static readonly double[] Loads = [0.7, 0.9, 0.99];
    private static readonly double[] Shares = [0.5, 0.99, 0.999];
    private static readonly int[] Processors = [1, 2, 4];
    private static readonly bool[] Kinds = [true, false];

    public static Task RunAsync(Workspace workspace, BenchOptions options)
    {
        var requests = options.Quick ? 200_000 : 3_000_000;
        PrintTimes(options.Queueing, requests);
        PrintChecks(requests);
        return Task.CompletedTask;
    }

    private static void PrintTimes(QueueModel mix, int requests) => MarkdownTable.Print(
        $"**Queueing** (simulated, {requests:N0} requests each, seed {Seed}): "
        + string.Join(", ", mix.Mix.Select(one => $"{one.Share / mix.TotalShare:P0} {one.Name} of {one.Micros} µs"))
        + $"; a commit waits {mix.CommitMicros} µs for the disk",
        ["processors", "load", "requests/s", "read p50 ms", "p99 ms", "p999 ms", "write p50 ms", "p99 ms", "p999 ms", "writes a commit"],
        from processors in Processors
        from load in Loads
        let model = mix with { Processors = processors }
        let result = new QueueSimulation(model, load, Seed).Run(requests)
        select (string[])
        [
            $"{processors}", $"{load:P0}", $"{model.RateAt(load):N0}", .. Percentiles(result.Reads), .. Percentiles(result.Writes),
            MarkdownTable.Number(result.Batch),
        ]);

    /// <summary>M/M/1: the time is exponential with average S/(1-ρ). M/D/1: its average is S + ρS/(2(1-ρ)) (Pollaczek-Khinchine).</summary>
    private static void PrintChecks(int requests) => MarkdownTable.Print(
        "**The simulation against closed forms** of one processor",
        ["queue", "load", "mean: simulated, µs", "exact, µs", "deviation", "p99: simulated, µs", "exact, µs", "deviation"],
        from load in Loads
        from isExponential in Kinds
        let model = new QueueModel { Mix = [new("any", 1, Micros, IsWrite: false)], IsExponential = isExponential }
        let times = new QueueSimulation(model, load, Seed).Run(requests).Reads
        let mean = isExponential ? Micros / (1 - load) : Micros + (load * Micros / (2 * (1 - load)))
        select (string[])
        [
            isExponential ? "M/M/1" : "M/D/1", $"{load:P0}", .. Compare(times.Average(), mean),
            .. isExponential ? Compare(QueueResult.At(times, 0.99), mean * Math.Log(100)) : ["", "", ""],
        ]);

    private static string[] Percentiles(double[] sorted) =>
        [.. Shares.Select(share => MarkdownTable.Number(QueueResult.At(sorted, share) / 1000))];

    private static string[] Compare(double simulated, double exact) =>
        [MarkdownTable.Number(simulated), MarkdownTable.Number(exact), $"{(simulated / exact) - 1:+0.0 %;-0.0 %}"];
}
