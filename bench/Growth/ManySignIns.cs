using Todo.Bench.Load;

namespace Todo.Bench.Growth;

/// <summary>Whether others have to wait while passwords are hashed all the time.</summary>
internal static class ManySignIns
{
    private const double Target = 3;
    private const int SignInConnections = 8;
    private const int CalmConnections = 4;

    private static readonly TimeSpan CalmPause = TimeSpan.FromMilliseconds(20);
    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        await using var server = await Server.StartTodoAsync(workspace, await workspace.CreateDatabaseAsync(Shape));
        var people = await server.SignInAsync(Shape.Users, Shape);
        Conversation[] signIns = [.. Enumerable.Range(1, Shape.Users).Select(user => Request.SignIn(user).Repeated(null))];
        var rows = new List<string[]>();
        foreach (var scenario in options.Scenarios.Where(scenario => scenario.Name is "get" or "update"))
        {
            Conversation[] requests = [.. people.Select(scenario.Talk)];
            rows.Add([$"{scenario.Name}, {CalmConnections} connections, a pause of {CalmPause.TotalMilliseconds} ms",
                .. await MeasureAsync(server, CalmConnections, CalmPause, requests, signIns, options)]);
            rows.Add([$"{scenario.Name}, {options.Connections} connections, no pause",
                .. await MeasureAsync(server, options.Connections, TimeSpan.Zero, requests, signIns, options)]);
        }
        MarkdownTable.Print(
            $"Growth: other requests while {SignInConnections} connections sign in without a pause, p99 ms",
            ["others", "idle", "during sign-ins", "requests/s", "during", "sign-ins/s", "failures", "p99 ratio", "target", "kept"],
            rows);
    }

    private static async Task<string[]> MeasureAsync(
        Server server, int connections, TimeSpan pause, Conversation[] requests, Conversation[] signIns, BenchOptions options)
    {
        Progress.Say($"{connections} connections beside sign-ins");
        var signInRates = new List<Measurement>();
        var (idle, busy) = await Alternate.RunAsync(
            options,
            warmUp => LoadGenerator.MeasureAsync(server, connections, requests, warmUp, options.Window, pause),
            async warmUp =>
            {
                await using var hashing = new LoadGenerator(server, SignInConnections, signIns);
                await Task.Delay(warmUp);
                var signingIn = hashing.MeasureAsync(warmUp + options.Window);
                var measured = await LoadGenerator.MeasureAsync(server, connections, requests, warmUp, options.Window, pause);
                signInRates.Add(await signingIn);
                return measured;
            });
        var (calm, loaded) = (Measurement.Median(idle), Measurement.Median(busy));
        return
        [
            MarkdownTable.Number(calm.P99), MarkdownTable.Number(loaded.P99),
            MarkdownTable.Number(calm.Rate), MarkdownTable.Number(loaded.Rate),
            MarkdownTable.Number(Statistics.Median(signInRates.Select(round => round.Rate))),
            $"{calm.Failures + loaded.Failures + signInRates.Sum(round => round.Failures)}",
            .. MarkdownTable.Judge(Statistics.Ratio(busy, idle, round => round.P99), Target),
        ];
    }
}
