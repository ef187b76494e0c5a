using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>A disk that is full or read-only: a clear response, and recovery as soon as the disk is writable.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
[SqliteOnly]
internal sealed class FaultTests
{
    private const string LargeContent = "0123456789abcdef";

    [Test]
    public async Task Write_beyond_the_file_size_limit_fails_and_recovers_without_a_restart()
    {
        using var database = new TestDatabase();
        await using var server = await ServerProcess.StartAsync(["bash", "-c", "trap '' XFSZ; exec \"$@\"", "-"], database.Folder);
        var ada = await server.SignUpAsync();

        await RunAsync("prlimit", $"--pid={server.Id}", "--fsize=1048576:unlimited");
        var refused = await FillAsync(ada);
        AssertUnavailable(refused, HttpStatusCode.ServiceUnavailable);
        Assert.That((await ada.GetAsync("/api/todos?limit=1")).Status, Is.EqualTo(HttpStatusCode.OK), "Reads must still work.");
        await RunAsync("prlimit", $"--pid={server.Id}", "--fsize=unlimited");

        await ada.CreateTodoAsync();
    }

    [Test]
    public async Task Write_to_a_full_disk_is_507_and_recovers_without_a_restart()
    {
        await MountNamespace.SkipUnlessAvailableAsync();
        using var database = new TestDatabase();
        var disk = Directory.CreateDirectory(Path.Combine(database.Folder, "disk")).FullName;
        await using var server = await ServerProcess.StartAsync(SmallDisk.MountedAt(disk), disk);
        var ada = await server.SignUpAsync();

        var refused = await FillAsync(ada);
        AssertUnavailable(refused, HttpStatusCode.InsufficientStorage);
        Assert.That((await ada.GetAsync("/api/todos?limit=1")).Status, Is.EqualTo(HttpStatusCode.OK), "Reads must still work.");
        Assert.That((await ada.FormAsync("/api/login/access_token", ("username", ada.Email), ("password", ada.Password))).Status,
            Is.EqualTo(HttpStatusCode.InsufficientStorage));
        SmallDisk.MakeRoom(server.Id, disk);

        await ada.CreateTodoAsync();
        var total = await ada.GetAsync("/api/todos?limit=1&include_total=true");
        Assert.That(long.Parse(total.Header("X-Total-Count")!, CultureInfo.InvariantCulture), Is.GreaterThan(1));
    }

    [Test]
    public async Task Database_that_is_read_only_at_startup_is_503_until_it_is_writable()
    {
        using var database = new TestDatabase();
        var (email, _) = await PrepareAsync(database);
        SetReadOnly(database.Folder, true);
        await using var server = await ServerProcess.StartAsync(BoundByFileModes, database.Folder);

        AssertUnavailable(await SignInAsync(server, email), HttpStatusCode.ServiceUnavailable);
        SetReadOnly(database.Folder, false);

        Assert.That(async () => (await SignInAsync(server, email)).Status, Is.EqualTo(HttpStatusCode.OK).After(15_000, 250));
    }

    [Test]
    public async Task Write_to_a_read_only_database_is_503_and_recovers_without_a_restart()
    {
        using var database = new TestDatabase();
        var (_, accessToken) = await PrepareAsync(database);
        await using var server = await ServerProcess.StartAsync(BoundByFileModes, database.Folder);
        await server.ReadyAsync();
        var ada = new TodoClient(server.Http) { AccessToken = accessToken };
        SetReadOnly(database.Folder, true);

        Assert.That((await ada.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK), "Reads must still work.");
        AssertUnavailable(await ada.PostAsync("/api/todos", new { content = "Before" }), HttpStatusCode.ServiceUnavailable);
        Assert.That((await ada.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK), "Reads must still work.");
        SetReadOnly(database.Folder, false);

        // A connection that background work opened meanwhile can fail once more.
        Assert.That(
            async () => (await ada.PostAsync("/api/todos", new { content = "After" })).Status, Is.EqualTo(HttpStatusCode.Created).After(15_000, 100));
    }

    [Test]
    public async Task Start_with_a_read_only_file_is_not_ready_and_names_the_file()
    {
        using var database = new TestDatabase();
        await PrepareAsync(database);
        SetReadOnly(database.Folder, true);
        await using var server = await ServerProcess.StartAsync(BoundByFileModes, database.Folder);

        Assert.That((await Anonymous(server).GetAsync("/healthz/ready")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(() => server.Output, Does.Contain(database.FilePath).And.Contain("read-only").After(5_000, 50));
        SetReadOnly(database.Folder, false);
        await server.ReadyAsync();
    }

    /// <summary>Root can write everywhere unless this capability is dropped.</summary>
    private static string[] BoundByFileModes =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] : [];

    private static async Task<(string Email, string AccessToken)> PrepareAsync(TestDatabase database)
    {
        await using var server = await ServerProcess.StartAsync(database.Folder);
        var ada = await server.SignUpAsync();
        return (ada.Email, ada.AccessToken!);
    }

    private static TodoClient Anonymous(ServerProcess server) => new(server.Http);

    private static Task<Reply> SignInAsync(ServerProcess server, string email) =>
        Anonymous(server).FormAsync("/api/login/access_token", ("username", email), ("password", TodoClient.GoodPassword));

    /// <summary>Writes until a write fails.</summary>
    private static async Task<Reply> FillAsync(TodoClient client)
    {
        var content = string.Concat(Enumerable.Repeat(LargeContent, 600));
        for (var i = 0; i < 2000; i++)
        {
            var reply = await client.PostAsync("/api/todos", new { content });
            if (reply.Status != HttpStatusCode.Created)
                return reply;
        }
        throw new InvalidOperationException("The disk is never full.");
    }

    private static void AssertUnavailable(Reply reply, HttpStatusCode status)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
            Assert.That(reply.Text("type"), Does.StartWith("urn:todo:problem:"));
            Assert.That(reply.Text, Does.Not.Contain("SQLite").And.Not.Contain("Exception"));
        }
    }

    private static void SetReadOnly(string folder, bool isReadOnly)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            File.SetUnixFileMode(file, UnixFileMode.UserRead | (isReadOnly ? UnixFileMode.None : UnixFileMode.UserWrite));
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }

    /// <summary>An in-memory file system of 3 MiB, which can grow by 3 MiB.</summary>
    private static class SmallDisk
    {
        private const string Ballast = "ballast";

        public static string[] MountedAt(string path) => MountNamespace.With(
            $"mount -t tmpfs -o size=6m tmpfs '{path}' && cd '{path}' && head --bytes=3M /dev/zero > {Ballast}");

        public static void MakeRoom(int process, string path) => File.Delete($"/proc/{process}/root{path}/{Ballast}");
    }
}
