using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>Logs, traces and metrics.</summary>
internal sealed class TelemetryTests
{
    [Test]
    public async Task Every_request_logs_its_route_and_none_of_its_content()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();

        var id = (await ada.CreateTodoAsync("a secret wish")).Id;
        await ada.GetAsync($"/api/todos/{id}?q=looked-for", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        await server.Anonymous().GetAsync("/api/users/ada@example.org");
        await server.Anonymous().GetAsync("/healthz/ready");

        var lines = server.Log.All.Where(line => line.Event.Id == 1310).ToArray();
        var one = lines.Single(line => Equals(line.Values["Route"], "api/todos/{id}") && Equals(line.Values["Method"], "GET"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Length.EqualTo(5), "registration, sign-in and the three requests that are not health checks");
            Assert.That(one.Values["Status"], Is.AnyOf(200, 422));
            Assert.That(one.Values["UserId"], Is.EqualTo(ada.UserId));
            Assert.That(one.Values["TraceId"], Is.EqualTo("0af7651916cd43dd8448eb211c80319c"));
            Assert.That(one.Values["Milliseconds"], Is.InstanceOf<double>().And.GreaterThan(0));
        }
        var all = string.Join('\n', server.Log.All.Select(line => line.Text));
        foreach (var secret in new[] { "secret wish", "looked-for", "example.org", ada.Email, ada.Password, ada.AccessToken!, ada.RefreshToken! })
            Assert.That(all, Does.Not.Contain(secret));
    }

    [Test]
    public async Task Production_logs_are_JSON_lines()
    {
        using var database = new TestDatabase();
        string output;
        await using (var server = await Trust.ServerProcess.StartAsync(database))
        {
            await server.SignUpAsync();
            Assert.That(() => server.Output, Does.Contain("\"Route\":\"api/login/access_token\"").After(5000, 50));
            output = server.Output;
        }
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(() => System.Text.Json.JsonDocument.Parse(line), Throws.Nothing, line);
    }

    [Test]
    public async Task Traces_and_metrics_reach_the_collector()
    {
        await using var collector = await Collector.StartAsync();
        var server = await TodoServer.StartAsync($"--OpenTelemetry:Endpoint={collector.Address}");
        var ada = await server.SignUpAsync();
        await ada.CreateTodoAsync();
        // Through EF Core, unlike the others.
        await ada.GetAsync("/api/webhooks");
        await server.Anonymous().FormAsync("/api/login/access_token", ("username", ada.Email), ("password", "wrong password"));
        // The server sends the rest when it stops.
        await server.DisposeAsync();

        var traces = collector.Received("/v1/traces");
        var metrics = collector.Received("/v1/metrics");
        using (Assert.EnterMultipleScope())
        {
            foreach (var expected in new[] { "todo-api", "POST api/todos", "http.route", "http.response.status_code", "read", "write", "query" })
                Assert.That(traces, Does.Contain(expected));
            foreach (var expected in new[]
            {
                "http.server.request.duration", "dotnet.gc.collections", "kestrel.active_connections", "db.client.operation.duration",
                "todo.sign_ins", "todo.sign_in_failures", "todo.todos_created", "todo.webhook_deliveries_pending", "todo.webhook_overdue",
            })
                Assert.That(metrics, Does.Contain(expected));
        }
    }

    [Test]
    public async Task Server_stops_in_time_without_its_collector()
    {
        var server = await TodoServer.StartAsync("--OpenTelemetry:Endpoint=http://127.0.0.1:9");
        await server.SignUpAsync();

        var stopped = server.DisposeAsync().AsTask();

        Assert.That(await Task.WhenAny(stopped, Task.Delay(TimeSpan.FromSeconds(9))), Is.SameAs(stopped));
    }

    [Test]
    public void Dashboard_queries_existing_metrics()
    {
        var dashboard = File.ReadAllText(Repository.PathOf("deploy", "grafana-dashboard.json"));

        Assert.That(() => System.Text.Json.JsonDocument.Parse(dashboard), Throws.Nothing);
        string[] metrics =
        [
            "todo_sign_ins", "todo_sign_in_failures", "todo_throttled", "todo_todos_created", "todo_webhook_deliveries_total",
            "todo_webhook_attempt_duration_seconds", "todo_webhook_deliveries_pending", "todo_webhook_overdue_seconds",
            "todo_mails_total", "todo_mail_attempt_duration_seconds", "todo_mails_pending", "todo_mail_age_seconds", "http_server_request_duration",
        ];
        foreach (var metric in metrics)
            Assert.That(dashboard, Does.Contain(metric));
    }

    /// <summary>A collector that receives OTLP over HTTP.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, string Body)> received) : IAsyncDisposable
    {
        public string Address => app.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<(string, string)>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                // Protobuf contains names verbatim.
                received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            });
            await app.StartAsync();
            return new(app, received);
        }

        public string Received(string path) => string.Concat(received.Where(item => item.Path == path).Select(item => item.Body));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
