namespace Todo.Bench.Queueing;

/// <summary>How long requests wait at a load, by simulation, and how far the simulation is from what queueing theory knows.</summary>
internal static class QueueingRun
{
    /// <summary>The service time of the checks, for which any will do.</summary>
    private const double Micros = 100;

    private static readonly double[] Loads = [0.7, 0.9, 0.99];
    private static readonly double[] Shares = [0.5, 0.99, 0.999];
    private static readonly int[] Processors = [1, 2, 4];

    private static int _nextSeed;

    public static Task RunAsync(BenchOptions options)
    {
        PrintTimes(options);
        PrintChecks(options);
        return Task.CompletedTask;
    }

    private static void PrintTimes(BenchOptions options)
    {
        var mix = options.Queueing;
        MarkdownTable.Print(
            $"**Queueing** (simulated in {Estimate.Runs} runs, with the 95 % confidence intervals that are wider than 2 %): "
            + string.Join(", ", mix.Mix.Select(one => $"{one.Share / mix.TotalShare:P0} {one.Name} of {one.Micros} µs"))
            + $"; a commit waits {mix.CommitMicros} µs for the disk",
            ["processors", "load", "requests/s", "read p50 ms", "p99 ms", "p999 ms", "write p50 ms", "p99 ms", "p999 ms", "writes a commit"],
            from processors in Processors
            from load in Loads
            let model = mix with { Processors = processors }
            let runs = Run(model, load, options.Quick)
            select (string[])
            [
                $"{processors}", $"{load:P0}", $"{model.RateAt(load):N0}",
                .. Shares.Select(share => $"{Estimate.Of(runs, all => all.Reads.Percentile(share) / 1000)}"),
                .. Shares.Select(share => $"{Estimate.Of(runs, all => all.Writes.Percentile(share) / 1000)}"),
                $"{Estimate.Of(runs, all => all.Batch)}",
            ]);
    }

    private static void PrintChecks(BenchOptions options) => MarkdownTable.Print(
        "**The simulation against closed forms** of one processor (one interval in twenty misses by chance)",
        ["queue", "load", "figure", "exact, µs", "simulated, µs", "95 % confidence interval", "deviation", "within the interval"],
        Loads.SelectMany(load => CheckExponential(load, options.Quick).Append(CheckFixed(load, options.Quick))));

    /// <summary>M/M/1: the time is exponential with average S/(1-ρ).</summary>
    private static string[][] CheckExponential(double load, bool isQuick)
    {
        var mean = Micros / (1 - load);
        var runs = Run(Single(isExponential: true), load, isQuick);
        return
        [
            Check("M/M/1", load, "mean", mean, Estimate.Of(runs, all => all.Reads.Mean)),
            Check("M/M/1", load, "p99", mean * Math.Log(100), Estimate.Of(runs, all => all.Reads.Percentile(0.99))),
        ];
    }

    /// <summary>M/D/1: the average is S + ρS/(2(1-ρ)) (Pollaczek-Khinchine).</summary>
    private static string[] CheckFixed(double load, bool isQuick) => Check(
        "M/D/1", load, "mean", Micros + (load * Micros / (2 * (1 - load))),
        Estimate.Of(Run(Single(isExponential: false), load, isQuick), all => all.Reads.Mean));

    private static QueueModel Single(bool isExponential) =>
        new() { Mix = [new("any", 1, Micros, IsWrite: false)], IsExponential = isExponential };

    private static string[] Check(string queue, double load, string figure, double exact, Estimate simulated) =>
    [
        queue, $"{load:P0}", figure, MarkdownTable.Number(exact), MarkdownTable.Number(simulated.Value),
        $"{MarkdownTable.Number(simulated.Least)} to {MarkdownTable.Number(simulated.Most)}",
        $"{(simulated.Value / exact) - 1:+0.0 %;-0.0 %;0.0 %}", MarkdownTable.YesNo(simulated.Includes(exact)),
    ];

    /// <summary>Independent runs, which share the processors.</summary>
    private static QueueResult[] Run(QueueModel model, double load, bool isQuick)
    {
        // A queue forgets its past after about 1/(1-ρ)² requests: a full one needs many more of them for the same precision.
        var memory = 1 / ((1 - load) * (1 - load));
        var requests = (int)Math.Max(memory * 200, 200_000) / (isQuick ? 10 : 1);
        var runs = new QueueResult[Estimate.Runs];
        // Each figure has its own seeds, so that chance does not shift all of them in the same direction.
        var seed = _nextSeed;
        _nextSeed += runs.Length;
        Parallel.For(0, runs.Length, i => runs[i] = new QueueSimulation(model, load, seed + i).Run((int)(memory * 30), requests));
        return runs;
    }
}
