using Todo.Bench.Load;

namespace Todo.Bench.Growth;

/// <summary>
/// Two instances on one database compared with one. Each may use a machine of its own, so what a request costs bounds what both can do.
/// Each serves as many connections as the one: with fewer, fewer requests arrive together, and each costs more.
/// </summary>
internal static class TwoInstances
{
    private const int Instances = 2;
    private const double Target = 1.7;

    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        var database = await workspace.CreateDatabaseAsync(Shape);
        await using var first = await Server.StartTodoAsync(workspace, database);
        await using var second = await Server.StartTodoAsync(workspace, database);
        var people = await first.SignInAsync(Shape.Users, Shape);
        var rows = new List<string[]>();
        foreach (var scenario in options.Scenarios)
        {
            Progress.Say($"{scenario.Name} on {Instances} instances");
            Conversation[] all = [.. people.Select(scenario.Talk)];
            Conversation[][] halves = [.. all.Index().GroupBy(client => client.Index % Instances, client => client.Item).Select(half => half.ToArray())];
            await LoadGenerator.MeasureAsync(second, options.Connections, all, options.WarmUp, options.Window);
            var (ones, twos) = await Alternate.RunAsync(
                options,
                warmUp => LoadGenerator.MeasureAsync(first, options.Connections, all, warmUp, options.Window),
                async warmUp => Measurement.Together(await Task.WhenAll(
                    LoadGenerator.MeasureAsync(first, options.Connections, halves[0], warmUp, options.Window),
                    LoadGenerator.MeasureAsync(second, options.Connections, halves[1], warmUp, options.Window))));
            var speedUp = Instances * Statistics.Ratio(ones, twos, round => round.ProcessorTime);
            rows.Add(
            [
                scenario.Name, .. Alternate.Figures(ones, twos),
                MarkdownTable.Number(Measurement.Median(ones).Rate), MarkdownTable.Number(Measurement.Median(twos).Rate),
                $"{speedUp:F2}", $"{Target:F1}", MarkdownTable.YesNo(speedUp >= Target),
            ]);
        }
        MarkdownTable.Print(
            $"Growth: {Instances} instances on one database of {options.DatabaseName}, CPU µs/request",
            ["scenario", "one", "two", "failures", "one: requests/s", "two: requests/s", "2 x one / two", "target", "kept"],
            rows);
    }
}
