using Todo.Bench.Load;

namespace Todo.Bench.Growth;

/// <summary>More and more connections: none may be lost, and all together get no less done than fewer did.</summary>
internal static class ManyConnections
{
    private const int Doublings = 9;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        await using var server = await Server.StartTodoAsync(workspace, await workspace.CreateDatabaseAsync(Shape));
        var people = await server.SignInAsync(Shape.Users, Shape);
        foreach (var scenario in options.Scenarios.Where(scenario => scenario.Name is "get" or "update"))
        {
            Progress.Say($"{scenario.Name} on up to {1 << Doublings} connections");
            Conversation[] requests = [.. people.Select(scenario.Talk)];
            await LoadGenerator.MeasureAsync(server, options.Connections, requests, options.WarmUp, options.Window);
            await PrintAsync(server, scenario, requests, options);
        }
    }

    private static async Task PrintAsync(Server server, Scenario scenario, Conversation[] requests, BenchOptions options)
    {
        int[] steps = [.. Enumerable.Range(0, Doublings + 1).Select(exponent => 1 << exponent)];
        var measured = steps.ToDictionary(step => step, _ => new List<Measurement>());
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var step in steps)
                measured[step].Add(await LoadGenerator.MeasureAsync(server, step, requests, WarmUp, options.Window));
        }
        var rows = new List<string[]>();
        var best = 0.0;
        foreach (var (step, median) in steps.Select(step => (step, Measurement.Median(measured[step]))))
        {
            best = Math.Max(best, median.Rate);
            rows.Add(
            [
                $"{step}", MarkdownTable.Number(median.Rate), MarkdownTable.Number(median.P50), MarkdownTable.Number(median.P99),
                MarkdownTable.Number(median.ProcessorTime), $"{median.Failures}", $"{median.Rate / best:F2}",
            ]);
        }
        MarkdownTable.Print(
            $"Growth: connections, {scenario.Name}",
            ["connections", "requests/s", "p50 ms", "p99 ms", "CPU µs/request", "failures", "of the best so far"],
            rows);
    }
}
