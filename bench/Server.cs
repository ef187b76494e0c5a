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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;

    private Server(Process process, int port)
    {
        _process = process;
        Address = new(IPAddress.Loopback, port);
        Http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new($"http://{Address}") };
    }

    public IPEndPoint Address { get; }

    public HttpClient Http { get; }

    /// <summary>From the start of the process until it has answered from its database.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>The processor time that it has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it has now, in MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The files, sockets and other handles that it has open now.</summary>
    public int Handles
    {
        get
        {
            _process.Refresh();
            return OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries($"/proc/{_process.Id}/fd").Length : _process.HandleCount;
        }
    }

    /// <summary>The threads that it has now.</summary>
    public int Threads
    {
        get
        {
            _process.Refresh();
            return _process.Threads.Count;
        }
    }

    /// <summary>The most memory that it has had so far, in MiB.</summary>
    public double PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The published program, as in production but for the limit of requests, and as safe as the baseline is.</summary>
    public static Task<Server> StartTodoAsync(
        Workspace workspace, Database database, params (string Name, string Value)[] settings) => StartAsync(
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
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Server> StartAsync(string[] line, params (string Name, string Value)[] environment)
    {
        var port = FreePort();
        var started = Stopwatch.GetTimestamp();
        var process = Command.Start(
            [.. Cores.ServerPrefix, .. line],
            [
                .. environment, ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("DOTNET_ENVIRONMENT", "Production"), ("Logging__LogLevel__Default", "Warning"),
            ]);
        Cores.PinServer(process);
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        var server = new Server(process, port);
        while (!await server.AnswersAsync())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException($"{string.Join(' ', line)} did not start:\n{await errors}");
            await Task.Delay(Pause);
        }
        server.FirstAnswer = Stopwatch.GetElapsedTime(started);
        return server;
    }

    /// <summary>Whether it says 401: as long as it has no database it says something else, or nothing.</summary>
    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/api/todos");
            return answer.StatusCode == HttpStatusCode.Unauthorized;
        }
        catch (HttpRequestException)
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
