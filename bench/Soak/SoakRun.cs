using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Todo.Bench.Databases;
using Todo.Bench.Load;

namespace Todo.Bench.Soak;

/// <summary>Mixed load for a long time: does anything grow?</summary>
internal static class SoakRun
{
    private const double Tolerance = 0.1;
    private const int Streams = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);
    private static readonly string[] Events = ["todo.created", "todo.updated", "todo.completed", "todo.deleted"];

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        var database = await workspace.CreateDatabaseAsync(Shape);
        await using var receiver = await SoakReceiver.StartAsync();
        await using var server = await Server.StartTodoAsync(
            workspace, database, ("Webhooks__AllowedNetworks__0", "127.0.0.0/8"), ("Jwt__AccessTokenMinutes", "60"));
        var people = await server.SignInAsync(Shape.Users, Shape);
        await RegisterAsync(server, people[0], receiver);

        Progress.Say($"Soaking for {options.Minutes} minutes");
        using var stop = new CancellationTokenSource();
        Task[] listening = [.. Enumerable.Range(0, Streams).Select(i => SoakLoad.ListenAsync(server, people[i % 10], stop.Token))];
        var churning = SoakLoad.ChurnAsync(server, people, stop.Token);
        Conversation[] clients = [.. people.Select(person => (Conversation)(answer => SoakLoad.Talk(person, answer)))];
        await using var generator = new LoadGenerator(server, options.Connections, clients, Pause);
        var window = TimeSpan.FromMinutes(options.Minutes);
        var measuring = generator.MeasureAsync(window);
        var samples = await SampleAsync(server, database, window);
        var measured = await measuring;
        await stop.CancelAsync();
        await Task.WhenAll(listening);
        Print(options, samples);
        Console.WriteLine(
            $"\n{MarkdownTable.Number(measured.Rate)} requests/s, p99 {MarkdownTable.Number(measured.P99)} ms,"
            + $" {measured.Failures + await churning} failures, {receiver.Received:N0} webhooks received, {Streams} event streams");
        Write(options, samples);
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

    private static void Print(BenchOptions options, List<SoakSample> samples)
    {
        var third = Math.Max(samples.Count / 3, 1);
        MarkdownTable.Print(
            $"Soak of {options.Minutes} minutes on {options.DatabaseName}, medians",
            ["figure", "first third", "last third", "growth, %", "flat (within 10 %)"],
            SoakSample.Curves.Select(curve =>
            {
                var first = Statistics.Median(samples.Take(third).Select(curve.Value));
                var last = Statistics.Median(samples.TakeLast(third).Select(curve.Value));
                var growth = first == 0 ? last : (last / first) - 1;
                return (string[])
                [
                    curve.Name, MarkdownTable.Number(first), MarkdownTable.Number(last), $"{growth * 100:F1}",
                    Math.Abs(growth) <= Tolerance ? "yes" : "**no**",
                ];
            }));
    }

    private static void Write(BenchOptions options, List<SoakSample> samples)
    {
        var lines = samples.Select(sample =>
            string.Join(',', SoakSample.Curves.Select(curve => curve.Value(sample)).Prepend(sample.Seconds)
                .Select(value => value.ToString("0.##", CultureInfo.InvariantCulture))));
        File.WriteAllLines($"{options.Output}.csv", ["seconds,memory_mib,handles,threads,wal_mib,data_mib", .. lines]);
        File.WriteAllText($"{options.Output}.svg", SoakChart.Draw($"Soak of {options.Minutes} minutes on {options.DatabaseName}", samples));
        Progress.Say($"Written: {options.Output}.csv and {options.Output}.svg");
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
