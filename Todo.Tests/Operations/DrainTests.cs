using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.Operations;

/// <summary>SIGTERM: the server reports not ready, completes running requests and exits with 0 (docs/api.md#health).</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class DrainTests
{
    [Test]
    public async Task After_a_stop_signal_the_server_completes_requests_and_exits_with_0_within_10_seconds()
    {
        using var database = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(database);
        var ada = await server.SignUpAsync();
        var body = new SlowBody("""{"content":"in flight"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/todos") { Content = body };
        request.Headers.Authorization = new("Bearer", ada.AccessToken);
        var running = server.Http.SendAsync(request);
        await body.Begun;
        // Connect before the server stops listening.
        await ada.GetAsync("/healthz/ready");

        var clock = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{server.Id}"]))
            await kill.WaitForExitAsync();
        Assert.That(async () => (await ada.GetAsync("/healthz/ready")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable).After(900, 20));
        body.Finish();

        Assert.That((await running).StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await server.ExitCodeAsync(), Is.Zero);
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test, SqliteOnly]
    public async Task A_stop_signal_during_the_start_ends_the_program_with_0_and_no_error()
    {
        using var database = new TestDatabase();
        await using var migrating = new FileStream(database.FilePath + "-migration", FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await using var run = ProgramRun.Start(database.Folder, ["--urls=http://127.0.0.1:0", .. database.Settings]);
        // The keys come first; then the start waits for the migration of another process.
        Assert.That(() => Directory.Exists(database.KeysPath) && Directory.EnumerateFiles(database.KeysPath, "*.pem").Any(), Is.True.After(60_000, 20));

        using (var kill = Process.Start("kill", ["-TERM", $"{run.Id}"]))
            await kill.WaitForExitAsync();
        var end = await run.EndAsync();

        Assert.That((end.ExitCode, end.Error), Is.EqualTo((0, string.Empty)));
        Assert.That(end.Output, Does.Not.Contain("Exception"));
    }

    /// <summary>A body whose end is delayed.</summary>
    private sealed class SlowBody : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowBody(string json)
        {
            _bytes = System.Text.Encoding.UTF8.GetBytes(json);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public Task Begun => _begun.Task;

        public void Finish() => _mayEnd.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, 5));
            await stream.FlushAsync();
            _begun.SetResult();
            await _mayEnd.Task;
            await stream.WriteAsync(_bytes.AsMemory(5));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
