using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Todo.Bench.Baseline;
using Todo.Bench.Databases;

namespace Todo.Bench;

/// <summary>A server as a process of its own, on a core of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const double Mebi = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly Children _children;
    private readonly Process _process;

    private Server(Children children, Process process, int port)
    {
        _children = children;
        _process = process;
        Address = new(IPAddress.Loopback, port);
        Http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new($"http://{Address}") };
    }

    public IPEndPoint Address { get; }

    public HttpClient Http { get; }

    /// <summary>From the start of the process until it has answered from its database.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>The processor time that it has used so far.</summary>
    public TimeSpan ProcessorTime => Process.TotalProcessorTime;

    /// <summary>The memory that it has now, in MiB.</summary>
    public double Memory => Process.WorkingSet64 / Mebi;

    /// <summary>The most memory that it has had so far, in MiB.</summary>
    public double PeakMemory => Process.PeakWorkingSet64 / Mebi;

    /// <summary>The files, sockets and other handles that it has open now.</summary>
    public int Handles =>
        OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries($"/proc/{_process.Id}/fd").Length : Process.HandleCount;

    /// <summary>The threads that it has now.</summary>
    public int Threads => Process.Threads.Count;

    /// <summary>What the system says of it now.</summary>
    private Process Process
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    /// <summary>The published program, as in production but for the limit of requests, and as safe as the baseline is.</summary>
    public static Task<Server> StartTodoAsync(
        Workspace workspace, Database database, params (string Name, string Value)[] settings) => StartAsync(
        workspace.Children,
        [Command.DotNet, workspace.Program, $"--contentRoot={Path.GetDirectoryName(workspace.Program)}"],
        [
            .. workspace.SettingsOf(database),
            ("Database__Synchronous", "Normal"),
            ("RateLimiting__Enabled", "false"),
            ("Limits__TodosPerUser", "100000000"),
            .. settings,
        ]);

    /// <summary>This program with its hidden command, on a runtime that is set up as the published program's is.</summary>
    public static Task<Server> StartBaselineAsync(Workspace workspace, Database database) => StartAsync(
        workspace.Children,
        [
            Command.DotNet, "exec", "--runtimeconfig", Path.ChangeExtension(workspace.Program, ".runtimeconfig.json"),
            typeof(Server).Assembly.Location, BaselineServer.Command, SqliteFiles.FileOf(database),
        ]);

    /// <summary>Signs the first users of the seed in.</summary>
    public async Task<Person[]> SignInAsync(int users, DatabaseShape shape)
    {
        var people = new Person[users];
        await Parallel.ForAsync(0, users, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, ct) =>
        {
            var user = i + 1;
            var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = Seed.RefreshToken(user) };
            using var content = new FormUrlEncodedContent(form);
            using var answer = await Http.PostAsync("/api/login/access_token", content, ct);
            answer.EnsureSuccessStatusCode();
            var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
            people[i] = new(tokens.GetProperty("access_token").GetString()!, shape.TodoOf(user));
        });
        return people;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Task.Run(() => _children.End(_process));
    }

    private static async Task<Server> StartAsync(Children children, string[] line, params (string Name, string Value)[] environment)
    {
        var port = FreePort();
        var started = Stopwatch.GetTimestamp();
        var process = children.Start(
            [.. Cores.ServerPrefix, .. line],
            [
                .. environment, ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("DOTNET_ENVIRONMENT", "Production"), ("Logging__LogLevel__Default", "Warning"),
            ]);
        Cores.PinServer(process);
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        var server = new Server(children, process, port);
        while (!await server.AnswersAsync())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                process.Kill(entireProcessTree: true);
                var text = await errors;
                await server.DisposeAsync();
                throw new InvalidOperationException($"{string.Join(' ', line)} did not start:\n{text}");
            }
            await Task.Delay(Pause);
        }
        server.FirstAnswer = Stopwatch.GetElapsedTime(started);
        return server;
    }

    /// <summary>Whether it answers with 401: without a database, it answers otherwise or not at all.</summary>
    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/api/todos");
            return answer.StatusCode == HttpStatusCode.Unauthorized;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
