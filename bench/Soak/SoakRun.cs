using System.Diagnostics;
using System.Net.Http.Headers;
using Todo.Bench.Databases;
using Todo.Bench.Load;

namespace Todo.Bench.Soak;

/// <summary>Mixed load for a long time: does anything grow?</summary>
internal static class SoakRun
{
    private const int Streams = 50;
    private const int UsersOfStreams = 10;
    private const int MaxTokenMinutes = 24 * 60;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);
    private static readonly string[] Events = ["todo.created", "todo.updated", "todo.completed", "todo.deleted"];

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        var database = await workspace.CreateDatabaseAsync(Shape);
        await using var receiver = await SoakReceiver.StartAsync();
        // The clients do not refresh their tokens.
        var tokenMinutes = Math.Min(options.WarmUpMinutes + options.Minutes + 10, MaxTokenMinutes);
        await using var server = await Server.StartTodoAsync(
            workspace, database,
            [("Webhooks__AllowedNetworks__0", "127.0.0.0/8"), ("Jwt__AccessTokenMinutes", $"{tokenMinutes}"), .. TableState.ShortestRetention]);
        var people = await server.SignInAsync(Shape.Users, Shape);
        await RegisterAsync(server, people[0], receiver);

        Progress.Say($"Soaking for {options.Minutes} minutes after {options.WarmUpMinutes} of warm-up");
        using var stop = new CancellationTokenSource();
        var listening = Enumerable.Range(0, Streams).Select(i => SoakLoad.ListenAsync(server, people[i % UsersOfStreams], stop.Token));
        Task<int>[] others = [SoakLoad.ChurnAsync(server, people, stop.Token), .. listening];
        Conversation[] clients = [.. people.Select(person => (Conversation)(answer => SoakLoad.Talk(person, answer)))];
        await using var generator = new LoadGenerator(server, options.Connections, clients, Pause);
        var window = TimeSpan.FromMinutes(options.WarmUpMinutes + options.Minutes);
        var measuring = generator.MeasureAsync(window);
        var samples = await SampleAsync(server, database, window);
        var measured = await measuring;
        await stop.CancelAsync();
        var failures = measured.Failures + (await Task.WhenAll(others)).Sum();
        var report = new SoakReport(options, samples);
        report.Print();
        Console.WriteLine(
            $"\n{MarkdownTable.Number(measured.Rate)} requests/s, p99 {MarkdownTable.Number(measured.P99)} ms,"
            + $" {failures} failures, {receiver.Received:N0} webhooks received, {Streams} event streams");
        report.Write();
    }

    private static async Task<List<SoakSample>> SampleAsync(Server server, Database database, TimeSpan window)
    {
        var started = Stopwatch.GetTimestamp();
        var samples = new List<SoakSample>();
        for (var next = Interval; next <= window; next += Interval)
        {
            var wait = next - Stopwatch.GetElapsedTime(started);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            samples.Add(await SoakSample.TakeAsync(next.TotalSeconds, server, database));
        }
        return samples;
    }

    private static async Task RegisterAsync(Server server, Person person, SoakReceiver receiver)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
        request.Content = JsonContent.Create(new { url = receiver.Url, events = Events });
        using var answer = await server.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
