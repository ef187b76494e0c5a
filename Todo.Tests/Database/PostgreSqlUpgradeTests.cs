using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>
/// A PostgreSQL database of the first version is upgraded in place, and the program of that version can keep using it. Its rows are
/// written in SQL, as that version wrote them.
/// </summary>
[PostgreSqlOnly]
internal sealed class PostgreSqlUpgradeTests
{
    private const string FirstVersion = "Initial";
    private const string Password = "correct horse battery";
    private const string Token = "token of the first version";

    [Test]
    public async Task All_data_of_the_first_version_survives_the_upgrade()
    {
        using var database = CreateFirstVersion();

        await using var server = await TodoServer.StartOnAsync(database);
        var ada = await SignInAsync(server);
        var user = (await ada.GetAsync("/api/users/me")).Json;
        var sessions = (await ada.GetAsync("/api/users/me/sessions")).Json;
        var todos = (await ada.GetAsync("/api/todos")).Json.EnumerateArray().Select(todo => (
            todo.GetProperty("id").GetInt64(),
            todo.GetProperty("content").GetString(),
            todo.GetProperty("is_done").GetBoolean(),
            todo.GetProperty("created_at").GetString(),
            todo.GetProperty("updated_at").GetString())).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.GetProperty("name").GetString(), Is.EqualTo("Ada"));
            Assert.That(sessions.GetArrayLength(), Is.EqualTo(2), "The one of the first version, and this one.");
            Assert.That(todos, Is.EqualTo(new[]
            {
                (1L, "milk", false, "2026-01-02T03:04:05.000006Z", "2026-01-02T03:04:05.000006Z"),
                (2L, "bread \u20ac", true, "2026-01-02T03:04:06.000000Z", "2026-01-02T03:04:07.000000Z"),
            }));
            Assert.That((await ada.GetAsync("/api/todos?q=BREAD")).Json.GetArrayLength(), Is.EqualTo(1));
            Assert.That((await ada.PatchAsync("/api/todos/1", new { is_done = true })).Json.GetProperty("is_done").GetBoolean(), Is.True);
            Assert.That((await ada.CreateTodoAsync("eggs")).Id, Is.EqualTo(3));
            Assert.That(
                PostgreSqlTestServer.Execute("SELECT change_seq || ' ' || todo_count FROM users WHERE id = 1", database.Name), Is.EqualTo("12 3"));
        }
    }

    [Test]
    public async Task Idempotent_answers_and_attempts_of_the_first_version_survive_the_upgrade()
    {
        using var database = CreateFirstVersion();

        await using var server = await TodoServer.StartOnAsync(database);

        Assert.That(
            PostgreSqlTestServer.Execute("SELECT operation || ' ' || idempotency_key || ' ' || answer FROM idempotent_answers", database.Name),
            Is.EqualTo("CreateTodo key {}"));
        Assert.That(PostgreSqlTestServer.Execute("SELECT COUNT(*) FROM attempts", database.Name), Is.EqualTo(1L));
    }

    [Test]
    public async Task Sessions_of_the_first_version_stay_active_and_reuse_of_their_tokens_ends_them()
    {
        using var database = CreateFirstVersion();

        await using var server = await TodoServer.StartOnAsync(database);
        var ada = server.Anonymous();
        ada.Take(await ada.RefreshAsync(Token));
        ada.Take(await ada.RefreshAsync());
        ada.Take(await ada.RefreshAsync());
        var before = await ada.GetAsync("/api/todos");
        var reused = await server.Anonymous().RefreshAsync(Token);
        var after = await ada.GetAsync("/api/todos");

        Assert.That(
            new[] { before.Status, reused.Status, after.Status },
            Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized]));
    }

    [Test]
    public async Task The_first_version_can_write_to_the_upgraded_database()
    {
        using var database = CreateFirstVersion();
        await using var server = await TodoServer.StartOnAsync(database);

        PostgreSqlTestServer.Execute(
            """
            INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at, change_seq) VALUES (1, 'jam', 'jam', FALSE, now(), now(), 8);
            UPDATE todos SET content = 'rye', content_folded = 'rye', is_done = FALSE, updated_at = now(), change_seq = 9 WHERE id = 2;
            DELETE FROM todos WHERE id = 1;
            UPDATE users SET change_seq = 9;
            INSERT INTO idempotent_answers (user_id, operation, idempotency_key, request_hash, answer, created_at)
                VALUES (1, 'CreateTodo', 'other', '\x00', '{}', now());
            INSERT INTO sessions (user_id, client_id, created_at, last_used_at, expires_at) VALUES (1, 'web', now(), now(), now() + INTERVAL '1 day');
            UPDATE refresh_tokens SET spent_at = now();
            INSERT INTO refresh_tokens (session_id, hash, parent_id, created_at) VALUES (1, '\x01', 1, now())
            """,
            database.Name);
        var ada = await SignInAsync(server);

        Assert.That(
            (await ada.GetAsync("/api/todos")).Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString()),
            Is.EqualTo(["rye", "jam"]));
        Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public async Task Two_servers_that_start_at_once_upgrade_the_first_version_once()
    {
        using var database = CreateFirstVersion();
        string[] settings = [.. database.Settings];

        var servers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => TodoServer.StartAsync(settings))));

        foreach (var server in servers)
        {
            Assert.That((await (await SignInAsync(server)).GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(2));
            await server.DisposeAsync();
        }
    }

    private static async Task<TodoClient> SignInAsync(TodoServer server)
    {
        var ada = server.Anonymous();
        ada.Take(await ada.FormAsync("/api/login/access_token", ("username", "ada@example.org"), ("password", Password)));
        return ada;
    }

    private static TestDatabase CreateFirstVersion()
    {
        var database = new TestDatabase(isNew: true);
        using (var context = new PostgreSqlTodoDbContext(new DbContextOptionsBuilder<PostgreSqlTodoDbContext>()
            .UseNpgsql(database.ConnectionString + ";Pooling=false").Options))
        {
            var first = context.Database.GetMigrations().Single(name => name.EndsWith(FirstVersion, StringComparison.Ordinal));
            context.GetService<IMigrator>().Migrate(first);
        }
        var passwordHash = new PasswordHasher<object>().HashPassword(new object(), Password);
        var tokenHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Token)));
        PostgreSqlTestServer.Execute(
            $$"""
            INSERT INTO users (name, email, normalized_email, password_hash, todo_count, change_seq, created_at, updated_at)
                VALUES ('Ada', 'ada@example.org', 'ADA@EXAMPLE.ORG', '{{passwordHash}}', 2, 7, now(), now());
            INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at, change_seq) VALUES
                (1, 'milk', 'milk', FALSE, '2026-01-02 03:04:05.000006Z', '2026-01-02 03:04:05.000006Z', 5),
                (1, E'bread \u20ac', E'bread \u20ac', TRUE, '2026-01-02 03:04:06Z', '2026-01-02 03:04:07Z', 7);
            INSERT INTO sessions (user_id, client_id, created_at, last_used_at, expires_at) VALUES (1, 'web', now(), now(), now() + INTERVAL '1 day');
            INSERT INTO refresh_tokens (session_id, hash, created_at) VALUES (1, '\x{{tokenHash}}', now());
            INSERT INTO idempotent_answers (user_id, operation, idempotency_key, request_hash, answer, created_at)
                VALUES (1, 'CreateTodo', 'key', '\x00', '{}', now());
            INSERT INTO attempts (subject, source, at) VALUES ('\x00', '\x00', now())
            """,
            database.Name);
        return database;
    }
}
