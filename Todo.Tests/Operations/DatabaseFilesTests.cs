using System.Net;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.Operations;

/// <summary>The files of a SQLite database (docs/operations.md): private to the program's user, and not replaced under a running server.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
[SqliteOnly]
internal sealed class DatabaseFilesTests
{
    private const int Replaced = 1202;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [TestCase("000")]
    [TestCase("077")]
    [TestCase("777")]
    public async Task Files_are_private_to_the_program_regardless_of_folder_and_umask(string umask)
    {
        using var database = new TestDatabase();
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0x1FF);
        await using var server = await ServerProcess.StartAsync(["bash", "-c", $"umask {umask}; exec \"$@\"", "-"], database.Folder, KeysElsewhere(database));
        await (await server.SignUpAsync()).CreateTodoAsync();

        var files = Directory.EnumerateFiles(database.Folder).ToDictionary(file => Path.GetFileName(file)!, File.GetUnixFileMode);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Keys, Is.SupersetOf(["todo.db", "todo.db-wal", "todo.db-shm", "todo.db-lock", "todo.db-lock-queue", "todo.db-in-use"]));
            Assert.That(files.Values, Has.All.EqualTo(OwnerOnly));
        }

        // Under some of these, the program could not access a folder that it creates itself.
        static string KeysElsewhere(TestDatabase database)
        {
            Directory.CreateDirectory(database.KeysPath);
            TestKeys.WriteEcdsa(Path.Combine(database.KeysPath, "key-0001.pem"));
            return $"--Jwt:KeysPath={database.KeysPath}";
        }
    }

    [Test]
    public async Task Write_after_the_file_was_moved_is_503_until_the_next_start([Values] bool isReplaced)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await ada.CreateTodoAsync("before");
        var (path, away) = (server.Database.FilePath, server.Database.FilePath + "-away");
        File.Move(path, away);
        if (isReplaced)
            File.Copy(away, path);

        var refused = await ada.PostAsync("/api/todos", new { content = "lost" });
        var ready = await ada.GetAsync("/healthz/ready");
        var again = await ada.PostAsync("/api/todos", new { content = "lost too" });
        File.Move(away, path, overwrite: true);
        await server.StopAsync();
        await using var next = await server.StartAnotherAsync();
        await ada.On(next).CreateTodoAsync("after");

        var todos = await ada.On(next).GetAsync("/api/todos");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused.Status, ready.Status, again.Status), Is.EqualTo(
                (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable)));
            Assert.That(refused.Header("Retry-After"), Is.Not.Null);
            Assert.That(server.Log.All.Count(line => line.Event.Id == Replaced), Is.EqualTo(1), "one line for the operator");
            Assert.That(todos.Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString()), Is.EqualTo(["before", "after"]));
        }
    }

    [Test]
    public async Task Connection_never_creates_a_file()
    {
        using var database = new TestDatabase();
        await using var server = await TodoServer.StartOnAsync(database);
        File.Delete(database.FilePath);

        var reply = await server.Anonymous().PostAsync("/api/users", new { name = "Ada", email = "ada@example.org", password = TodoClient.GoodPassword });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(File.Exists(database.FilePath), Is.False);
        SqliteConnection.ClearAllPools();
    }
}
