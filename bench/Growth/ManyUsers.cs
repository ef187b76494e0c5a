using Todo.Bench.Load;

namespace Todo.Bench.Growth;

/// <summary>Each kind of request on a database of a million todos of ten thousand users, beside one of a hundred users.</summary>
internal static class ManyUsers
{
    private const double Target = 1.3;
    private const int TodosPerUser = 100;

    private static readonly DatabaseShape Small = new(Users: 100, TodosPerUser);

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        var large = new DatabaseShape(options.ManyTodos / TodosPerUser, TodosPerUser);
        await using var beside = await Server.StartTodoAsync(workspace, await workspace.CreateDatabaseAsync(Small));
        await using var server = await Server.StartTodoAsync(workspace, await workspace.CreateDatabaseAsync(large));
        var few = await beside.SignInAsync(Small.Users, Small);
        Progress.Say($"Signing {large.Users:N0} users in");
        var many = await server.SignInAsync(large.Users, large);
        var rows = new List<string[]>();
        foreach (var active in new[] { Small.Users, large.Users })
        {
            foreach (var scenario in options.Scenarios)
            {
                Progress.Say($"{scenario.Name} by {active:N0} users");
                Conversation[] fromFew = [.. few.Select(scenario.Talk)];
                Conversation[] fromMany = [.. many.Take(active).Select(scenario.Talk)];
                var (smalls, larges) = await Alternate.RunAsync(
                    options,
                    warmUp => LoadGenerator.MeasureAsync(beside, options.Connections, fromFew, warmUp, options.Window),
                    warmUp => LoadGenerator.MeasureAsync(server, options.Connections, fromMany, warmUp, options.Window));
                rows.Add(
                [
                    $"{scenario.Name} by {active:N0} users", .. Alternate.Figures(smalls, larges),
                    .. MarkdownTable.Judge(Statistics.Ratio(larges, smalls, round => round.ProcessorTime), Target),
                ]);
            }
        }
        MarkdownTable.Print(
            $"Growth: {options.ManyTodos:N0} todos of {large.Users:N0} users beside {Small.Users * TodosPerUser:N0} of {Small.Users:N0},"
            + " CPU µs/request",
            ["scenario", "small", "large", "failures", "ratio", "target", "kept"],
            rows);
    }
}
