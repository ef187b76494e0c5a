using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>The built program as a separate process on a free port, which a test can kill.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    /// <summary>Returns a client without a token.</summary>
    public HttpClient Http { get; private set; } = new();

    public int Id => _process.Id;

    /// <summary>The output of the process.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <param name="database">The database that it uses.</param>
    /// <param name="settings">Each as <c>--Section:Name=value</c>.</param>
    public static Task<ServerProcess> StartAsync(TestDatabase database, params string[] settings) =>
        StartAsync(database.Folder, [.. database.Settings, .. settings]);

    /// <param name="folder">The folder of its SQLite database and keys.</param>
    /// <param name="settings">Each as <c>--Section:Name=value</c>.</param>
    public static async Task<ServerProcess> StartAsync(string folder, params string[] settings)
    {
        var server = await StartAsync([], folder, settings);
        await server.ReadyAsync();
        return server;
    }

    /// <param name="wrapper">A command that runs the rest of its command line, such as <c>setpriv</c>.</param>
    /// <param name="folder">The folder of its database and keys.</param>
    /// <param name="settings">Each as <c>--Section:Name=value</c>.</param>
    public static async Task<ServerProcess> StartAsync(string[] wrapper, string folder, params string[] settings)
    {
        string[] line =
        [
            .. wrapper, "dotnet", Path.Combine(AppContext.BaseDirectory, "Todo.WebApi.dll"), "--urls=http://127.0.0.1:0",
            $"--ConnectionStrings:Todo=Data Source={Path.Combine(folder, "todo.db")}", "--Passwords:Iterations=10000",
            "--RateLimiting:Enabled=false", .. settings,
        ];
        var server = new ServerProcess(new Process
        {
            StartInfo = new(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder },
        });
        server._process.OutputDataReceived += (_, line) => server.Read(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Read(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        server.Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = await server.ListeningAsync() };
        return server;
    }

    public async Task<TodoClient> SignUpAsync()
    {
        await ReadyAsync();
        return await TodoClient.SignUpAsync(Http);
    }

    /// <summary>Waits until the server is ready: it may listen before its database is ready.</summary>
    public async Task ReadyAsync()
    {
        var started = Stopwatch.StartNew();
        while ((await Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).StatusCode != HttpStatusCode.OK)
        {
            if (started.Elapsed > Patience)
                throw new InvalidOperationException("It never was ready:\n" + Output);
            await Task.Delay(50);
        }
    }

    /// <summary>Sends SIGKILL, so that the program cannot run any clean-up.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for the process to exit.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        Http.Dispose();
        _process.Dispose();
    }

    private async Task<Uri> ListeningAsync()
    {
        var first = await Task.WhenAny(_address.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        return first == _address.Task ? await _address.Task : throw new InvalidOperationException("It did not start:\n" + Output);
    }

    private void Read(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
        if (line is not null && ListeningLine().Match(line) is { Success: true } listening)
            _address.TrySetResult(new Uri(listening.Groups["address"].Value));
    }

    [GeneratedRegex("Now listening on: (?<address>http://[0-9.:]+)")]
    private static partial Regex ListeningLine();
}
