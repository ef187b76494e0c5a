using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Backup;
using Todo.Infrastructure.Common;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>Backups of SQLite: ids are never assigned twice (docs/api.md#conventions), and restored sessions are revoked.</summary>
[SqliteOnly]
internal sealed class BackupTests
{
    [Test]
    public async Task A_backup_is_made_while_the_server_writes_and_has_the_database_and_its_keys()
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
            Assert.That(Directory.EnumerateDirectories(server.Database.Folder, ".todo-*"), Is.Empty, "nothing half-made is left");
            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), "it has keys in it");
        }
    }

    [Test]
    public async Task A_restored_database_has_what_was_saved_ends_all_sessions_and_gives_no_id_twice()
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
    public async Task A_token_from_before_a_restore_never_opens_a_session_that_was_begun_after_it()
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
    public async Task A_restore_is_refused_while_a_server_runs()
    {
        await using var server = await TodoServer.StartAsync();
        var file = await BackUpAsync(server);

        Assert.That(() => RestoreAsync(server.Database, file), Throws.InstanceOf<DatabaseInUseException>());
    }

    [TestCase("nothing at all")]
    [TestCase("")]
    public async Task A_restore_of_what_is_no_backup_changes_nothing(string content)
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
    public async Task A_restore_of_a_damaged_database_changes_nothing()
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

    private static async Task<string> BackUpAsync(TodoServer server)
    {
        var file = Path.Combine(server.Database.Folder, "backup.zip");
        await server.Services.GetRequiredService<IDatabaseBackup>().CreateAsync(file, CancellationToken.None);
        return file;
    }

    /// <summary>As the command does: in a program that does not serve.</summary>
    private static async Task RestoreAsync(TestDatabase database, string file)
    {
        await using var app = global::Todo.WebApi.Hosting.WebApi.Build([.. database.Settings]);
        await app.Services.GetRequiredService<IDatabaseBackup>().RestoreAsync(file, CancellationToken.None);
    }
}
