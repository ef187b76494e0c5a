using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.Backup;
using Todo.Infrastructure.Common;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>Backups of SQLite: ids are never assigned twice (docs/api.md#conventions), and restored sessions are revoked.</summary>
[SqliteOnly]
internal sealed class BackupTests
{
    [Test]
    public async Task A_backup_taken_while_the_server_writes_contains_the_database_and_its_keys()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var writes = Task.WhenAll(Enumerable.Range(0, 20).Select(i => ada.CreateTodoAsync($"todo {i}")));
        var file = await BackUpAsync(server);
        await writes;

        using var zip = ZipFile.OpenRead(file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(zip.Entries.Select(entry => entry.FullName), Is.EquivalentTo(["todo.db", "keys/key-0001.pem"]));
            Assert.That(Directory.EnumerateDirectories(server.Database.Folder, ".todo-*"), Is.Empty, "no incomplete file is left");
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), "the file contains keys");
        }
    }

    [Test]
    public async Task A_restored_database_has_the_saved_data_no_sessions_and_assigns_no_id_twice()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var kept = (await ada.CreateTodoAsync("kept")).Id;
        var file = await BackUpAsync(server);
        var later = await server.SignUpAsync();
        var lost = (await ada.CreateTodoAsync("lost")).Id;
        await server.StopAsync();

        await RestoreAsync(server.Database, file);
        await using var restored = await server.StartAnotherAsync();

        var oldToken = await ada.On(restored).GetAsync("/api/todos");
        var oldRefresh = await ada.On(restored).RefreshAsync();
        var again = await ada.SignInAsync(restored.Http);
        var todos = await again.GetAsync("/api/todos");
        var newTodo = (await again.CreateTodoAsync("new")).Id;
        var newUser = (await restored.SignUpAsync()).UserId;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(oldToken.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(oldRefresh.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(todos.Json.EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64()), Is.EqualTo([kept]));
            Assert.That(newTodo, Is.GreaterThan(lost));
            Assert.That(newUser, Is.GreaterThan(later.UserId));
        }
    }

    [Test]
    public async Task A_cursor_from_before_a_restore_is_never_valid_again()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await ada.CreateTodoAsync("kept");
        var file = await BackUpAsync(server);
        await ada.CreateTodoAsync("lost");
        var lost = await new Replica(ada).SyncAsync();
        await server.StopAsync();
        await RestoreAsync(server.Database, file);
        await using var restored = await server.StartAnotherAsync();
        var again = await ada.SignInAsync(restored.Http);
        await again.CreateTodoAsync("new");
        await again.CreateTodoAsync("new");

        (await again.GetAsync($"/api/changes?since={lost.Cursor}")).AssertProblem(HttpStatusCode.Gone);

        var replica = await new Replica(again).SyncAsync(1);
        await again.CreateTodoAsync("newer");
        await (await replica.SyncAsync()).AssertIsUpToDateAsync();
    }

    [Test]
    public async Task The_key_for_secrets_is_saved_and_restored()
    {
        await using var server = await TodoServer.StartAsync();
        var secret = server.Services.GetRequiredService<ISecretProtector>().Protect([1, 2, 3], "test");
        var file = await BackUpAsync(server);
        await server.StopAsync();
        File.Delete(Path.Combine(server.Database.Folder, "keys", "secrets.key"));

        await RestoreAsync(server.Database, file);
        await using var restored = await server.StartAnotherAsync();

        Assert.That(restored.Services.GetRequiredService<ISecretProtector>().Unprotect(secret, "test"), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task A_token_from_before_a_restore_never_opens_a_session_from_after_it()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var file = await BackUpAsync(server);
        var phone = await ada.SignInAsync();
        await server.StopAsync();

        await RestoreAsync(server.Database, file);
        await using var restored = await server.StartAnotherAsync();
        for (var i = 0; i < 3; i++)
            await ada.SignInAsync(restored.Http);

        Assert.That((await phone.On(restored).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_restore_is_rejected_while_a_server_runs()
    {
        await using var server = await TodoServer.StartAsync();
        var file = await BackUpAsync(server);

        Assert.That(() => RestoreAsync(server.Database, file), Throws.InstanceOf<DatabaseInUseException>());
    }

    [TestCase("nothing at all")]
    [TestCase("")]
    public async Task Restoring_a_file_that_is_not_a_backup_changes_nothing(string content)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await server.StopAsync();
        var file = Path.Combine(server.Database.Folder, "no.zip");
        await File.WriteAllTextAsync(file, content);

        Assert.That(() => RestoreAsync(server.Database, file), Throws.InstanceOf<BackupException>());
        await using var same = await server.StartAnotherAsync();
        Assert.That((await ada.On(same).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Restoring_a_damaged_database_changes_nothing()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var file = await BackUpAsync(server);
        await server.StopAsync();
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            await using var database = zip.GetEntry("todo.db")!.Open();
            database.Position = 4096;
            database.Write(new byte[8192]);
        }

        Assert.That(() => RestoreAsync(server.Database, file), Throws.InstanceOf<BackupException>());
        await using var same = await server.StartAnotherAsync();
        Assert.That((await ada.On(same).GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(0, Description = "not a database")]
    [TestCase(4096, Description = "a damaged database")]
    public async Task A_backup_of_an_unreadable_database_is_rejected(int intact)
    {
        await using var server = await TodoServer.StartAsync();
        await server.SignUpAsync();
        await server.StopAsync();
        await using (var file = File.OpenWrite(server.Database.FilePath))
        {
            file.Position = intact;
            file.Write(new byte[8192]);
        }

        await using var app = global::Todo.WebApi.Hosting.WebApi.Build([.. server.Database.Settings]);
        var backup = app.Services.GetRequiredService<IDatabaseBackup>();

        Assert.That(
            () => backup.CreateAsync(Path.Combine(server.Database.Folder, "backup.zip"), CancellationToken.None), Throws.InstanceOf<BackupException>());
        Assert.That(Directory.EnumerateFiles(server.Database.Folder, "*.zip"), Is.Empty);
    }

    [TestCase("folder")]
    [TestCase("new/")]
    [TestCase("todo.db", Description = "the database itself")]
    [TestCase("../{0}/todo.db")]
    public async Task A_backup_onto_a_folder_or_the_database_is_rejected(string name)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        Directory.CreateDirectory(Path.Combine(server.Database.Folder, "folder"));
        var path = Path.Combine(server.Database.Folder, string.Format(CultureInfo.InvariantCulture, name, Path.GetFileName(server.Database.Folder)));

        Assert.That(() => BackUpAsync(server, path), Throws.InstanceOf<BackupException>());
        await ada.CreateTodoAsync();
    }

    [Test]
    public async Task A_failed_backup_keeps_the_previous_one_and_ends_with_one_line_and_exit_code_1()
    {
        using var database = new TestDatabase();
        await using (var server = await TodoServer.StartOnAsync(database))
            await BackUpAsync(server);
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "folder")).FullName;

        var end = await ProgramRun.RunAsync(database.Folder, ["backup", folder, .. database.Settings]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.ExitCode, Is.EqualTo(1));
            Assert.That(end.Error, Does.Match("^[^\n]*folder[^\n]*\n$"));
            Assert.That(File.Exists(Path.Combine(database.Folder, "backup.zip")));
        }
    }

    [Test]
    public async Task A_pipe_among_the_keys_does_not_block_a_backup()
    {
        Skip.UnlessFilesHaveModes();
        await using var server = await TodoServer.StartAsync();
        await Pipe.CreateAsync(Path.Combine(server.Database.Folder, "keys", "pipe.pem"));

        using var zip = ZipFile.OpenRead(await BackUpAsync(server));

        Assert.That(zip.Entries, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_restore_through_a_link_is_rejected_while_a_server_runs_and_replaces_the_target()
    {
        Skip.UnlessFilesHaveModes();
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var kept = (await ada.CreateTodoAsync("kept")).Id;
        var file = await BackUpAsync(server);
        await ada.CreateTodoAsync("lost");
        using var linked = new TestDatabase();
        File.CreateSymbolicLink(linked.FilePath, server.Database.FilePath);
        Assert.That(() => RestoreAsync(linked, file), Throws.InstanceOf<DatabaseInUseException>());
        await server.StopAsync();

        await RestoreAsync(linked, file);

        await using var restored = await server.StartAnotherAsync();
        var todos = await (await ada.SignInAsync(restored.Http)).GetAsync("/api/todos");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(todos.Json.EnumerateArray().Select(todo => todo.GetProperty("id").GetInt64()), Is.EqualTo([kept]));
            Assert.That(new FileInfo(linked.FilePath).LinkTarget, Is.EqualTo(server.Database.FilePath));
            Assert.That(Directory.EnumerateDirectories(server.Database.Folder, "before-restore-*").Count(), Is.EqualTo(1));
        }
    }

    private static async Task<string> BackUpAsync(TodoServer server, string file)
    {
        await server.Services.GetRequiredService<IDatabaseBackup>().CreateAsync(file, CancellationToken.None);
        return file;
    }

    private static Task<string> BackUpAsync(TodoServer server) => BackUpAsync(server, Path.Combine(server.Database.Folder, "backup.zip"));

    /// <summary>Runs the backup like the command: in a program that does not serve.</summary>
    private static async Task RestoreAsync(TestDatabase database, string file)
    {
        await using var app = global::Todo.WebApi.Hosting.WebApi.Build([.. database.Settings]);
        await app.Services.GetRequiredService<IDatabaseBackup>().RestoreAsync(file, CancellationToken.None);
    }
}
