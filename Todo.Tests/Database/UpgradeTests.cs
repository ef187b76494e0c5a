using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>A database of the first release is upgraded in place, and the program of that release can keep using it.</summary>
[SqliteOnly]
internal sealed class UpgradeTests
{
    private const string FirstRelease = "Initial";

    [Test]
    public async Task All_data_of_the_first_release_survives_the_upgrade()
    {
        using var database = new TestDatabase();
        MakeFirstRelease(database.FilePath);

        await using var server = await TodoServer.StartOnAsync(database);
        var ada = server.Anonymous();
        ada.Take(await ada.FormAsync("/api/login/access_token", ("username", "ada@example.org"), ("password", "correct horse battery")));
        var todos = (await ada.GetAsync("/api/todos")).Json;

        Assert.That(todos.EnumerateArray().Select(todo => todo.GetProperty("content").GetString()), Is.EqualTo(["milk", "bread"]));
        Assert.That((await ada.PatchAsync("/api/todos/1", new { is_done = true })).Json.GetProperty("is_done").GetBoolean(), Is.True);
        Assert.That((await ada.CreateTodoAsync("eggs")).Id, Is.EqualTo(3));
    }

    [Test]
    public async Task Sessions_of_the_first_release_stay_active_and_reuse_of_their_tokens_ends_them()
    {
        using var database = new TestDatabase();
        MakeFirstRelease(database.FilePath);
        var hash = Convert.ToHexString(SHA256.HashData("token of the first release"u8));
        Execute(
            database.FilePath,
            "INSERT INTO sessions (user_id, client_id, created_at, last_used_at, expires_at)"
            + " VALUES (1, 'web', unixepoch() * 1000000, unixepoch() * 1000000, (unixepoch() + 86400) * 1000000);"
            + $"INSERT INTO refresh_tokens (session_id, hash, created_at) VALUES (1, x'{hash}', unixepoch() * 1000000)");

        await using var server = await TodoServer.StartOnAsync(database);
        var ada = server.Anonymous();
        ada.Take(await ada.RefreshAsync("token of the first release"));
        ada.Take(await ada.RefreshAsync());
        ada.Take(await ada.RefreshAsync());
        var before = await ada.GetAsync("/api/todos");
        var reused = await server.Anonymous().RefreshAsync("token of the first release");
        var after = await ada.GetAsync("/api/todos");

        Assert.That(
            new[] { before.Status, reused.Status, after.Status },
            Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized]));
    }

    [Test]
    public async Task The_first_release_can_write_to_the_upgraded_database()
    {
        using var database = new TestDatabase();
        MakeFirstRelease(database.FilePath);
        await using var server = await TodoServer.StartOnAsync(database);

        Execute(
            database.FilePath,
            "INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at) VALUES (1, 'jam', 'jam', 0, 1, 1);"
            + "INSERT INTO idempotency_keys (user_id, idempotency_key, request_hash, todo_id, created_at) VALUES (1, 'k', x'00', 3, 1);"
            + "UPDATE refresh_tokens SET spent_at = 1; DELETE FROM todos WHERE id = 1; UPDATE users SET todo_count = todo_count - 1");
        var ada = server.Anonymous();
        ada.Take(await ada.FormAsync("/api/login/access_token", ("username", "ada@example.org"), ("password", "correct horse battery")));

        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(2));
    }

    [Test, CancelAfter(20_000)]
    public async Task An_upgrade_that_was_killed_does_not_block_the_next_one(CancellationToken cancellationToken)
    {
        using var database = new TestDatabase();
        MakeFirstRelease(database.FilePath);
        // The row that EF Core's own lock leaves after a crash.
        Execute(database.FilePath, "INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00')");

        await using var server = await TodoServer.StartOnAsync(database).WaitAsync(cancellationToken);

        Assert.That((await server.Anonymous().GetAsync("/healthz/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static void MakeFirstRelease(string path)
    {
        using (var context = new SqliteTodoDbContext(new DbContextOptionsBuilder<SqliteTodoDbContext>().UseSqlite($"Data Source={path}").Options))
        {
            var first = context.Database.GetMigrations().Single(name => name.EndsWith(FirstRelease, StringComparison.Ordinal));
            context.GetService<IMigrator>().Migrate(first);
        }
        SqliteConnection.ClearAllPools();
        Execute(
            path,
            "INSERT INTO users (name, email, normalized_email, password_hash, todo_count, created_at, updated_at)"
            + $" VALUES ('Ada', 'ada@example.org', 'ADA@EXAMPLE.ORG', '{new PasswordHasher<object>().HashPassword(new object(), "correct horse battery")}', 2, 1, 1);"
            + "INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at)"
            + " VALUES (1, 'milk', 'milk', 0, 1, 1), (1, 'bread', 'bread', 1, 2, 2)");
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is written in a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
