using Todo.Bench.Load;

namespace Todo.Bench;

/// <summary>The same load on both servers, in turn: A B A B ... On PostgreSQL, on Todo alone.</summary>
internal static class LoadRun
{
    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        var database = await workspace.CreateDatabaseAsync(Shape);
        var todo = new List<Round>();
        var baseline = new List<Round>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            Progress.Say($"Load, round {round} of {options.Rounds}");
            await using (var server = await Server.StartTodoAsync(workspace, await workspace.CopyAsync(database)))
                todo.Add(await Round.RunAsync(server, options, options.Scenarios));
            if (options.Database != DatabaseKind.Sqlite)
                continue;
            await using (var server = await Server.StartBaselineAsync(workspace, await workspace.CopyAsync(database)))
                baseline.Add(await Round.RunAsync(server, options, options.Scenarios.Where(scenario => scenario.IsCompared)));
            SameAnswers.Check(todo[^1].Answers, baseline[^1].Answers);
        }
        if (baseline.Count == 0)
            PrintAlone(options, todo);
        else
            PrintScenarios(options, todo, baseline);
        PrintProcesses(todo, baseline);
    }

    private static void PrintAlone(BenchOptions options, List<Round> todo) => MarkdownTable.Print(
        $"Load: Todo on {options.DatabaseName}",
        ["scenario", "requests/s", "p50 ms", "p99 ms", "CPU µs/request", "failures"],
        options.Scenarios.Select(scenario => (string[])[scenario.Name, .. Figures(Measurement.Median(Of(todo, scenario)))]));

    private static void PrintScenarios(BenchOptions options, List<Round> todo, List<Round> baseline)
    {
        var rows = new List<string[]>();
        foreach (var scenario in options.Scenarios)
        {
            var ours = Of(todo, scenario);
            if (!scenario.IsCompared)
            {
                rows.Add([scenario.Name, .. Figures(Measurement.Median(ours)), .. Enumerable.Repeat(string.Empty, 7)]);
                continue;
            }
            var bare = Of(baseline, scenario);
            rows.Add(
            [
                scenario.Name, .. Figures(Measurement.Median(ours)), .. Figures(Measurement.Median(bare)),
                $"**{Statistics.Ratio(ours, bare, round => round.ProcessorTime):F2}**",
                $"{Statistics.Ratio(ours, bare, round => round.P99):F2}",
            ]);
        }
        MarkdownTable.Print(
            "Load: Todo beside the baseline",
            [
                "scenario", "requests/s", "p50 ms", "p99 ms", "CPU µs/request", "failures",
                "baseline: requests/s", "p50 ms", "p99 ms", "CPU µs/request", "failures", "CPU ratio", "p99 ratio",
            ],
            rows);
    }

    private static void PrintProcesses(List<Round> todo, List<Round> baseline) => MarkdownTable.Print(
        "Start on an existing database, and memory after all of the above",
        ["server", "start to first answer, ms", "peak memory, MiB"],
        new[] { (Name: "Todo", Rounds: todo), (Name: "baseline", Rounds: baseline) }.Where(server => server.Rounds.Count > 0).Select(server => new[]
        {
            server.Name,
            MarkdownTable.Number(Statistics.Median(server.Rounds.Select(round => round.FirstAnswer.TotalMilliseconds))),
            MarkdownTable.Number(Statistics.Median(server.Rounds.Select(round => round.PeakMemory))),
        }));

    private static Measurement[] Of(List<Round> rounds, Scenario scenario) => [.. rounds.Select(round => round.Measurements[scenario])];

    private static string[] Figures(Measurement measured) =>
    [
        MarkdownTable.Number(measured.Rate), MarkdownTable.Number(measured.P50), MarkdownTable.Number(measured.P99),
        MarkdownTable.Number(measured.ProcessorTime), $"{measured.Failures}",
    ];

    /// <summary>A server from its start to its end.</summary>
    private sealed record Round(
        IReadOnlyDictionary<Scenario, Measurement> Measurements, IReadOnlyList<string> Answers, TimeSpan FirstAnswer, double PeakMemory)
    {
        public static async Task<Round> RunAsync(Server server, BenchOptions options, IEnumerable<Scenario> scenarios)
        {
            var people = await server.SignInAsync(Math.Min(options.Connections, Shape.Users), Shape);
            var answers = await SameAnswers.CollectAsync(server, people[0]);
            var measurements = new Dictionary<Scenario, Measurement>();
            foreach (var scenario in scenarios)
            {
                Conversation[] requests = [.. people.Select(scenario.Talk)];
                measurements[scenario] = await LoadGenerator.MeasureAsync(server, options.Connections, requests, options.WarmUp, options.Window);
            }
            return new(measurements, answers, server.FirstAnswer, server.PeakMemory);
        }
    }
}
