using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>A database of the release before lists, and what the program of that release writes to it, before and after the upgrade.</summary>
internal sealed class PreviousRelease : IDisposable
{
    private const string LastMigration = "RefreshTokensNameSessions";
    private const string Password = "correct horse battery";

    /// <summary>2026-01-01, in seconds.</summary>
    private const long Epoch = 1_767_225_600;

    public PreviousRelease()
    {
        using (DbContext context = TestDatabase.IsSqlite
            ? new SqliteTodoDbContext(new DbContextOptionsBuilder<SqliteTodoDbContext>().UseSqlite(Database.ConnectionString).Options)
            : new PostgreSqlTodoDbContext(new DbContextOptionsBuilder<PostgreSqlTodoDbContext>()
                .UseNpgsql(Database.ConnectionString + ";Pooling=false").Options))
        {
            var last = context.Database.GetMigrations().Single(name => name.EndsWith(LastMigration, StringComparison.Ordinal));
            context.GetService<IMigrator>().Migrate(last);
        }
        SqliteConnection.ClearAllPools();
    }

    public TestDatabase Database { get; } = new(isNew: true);

    /// <summary>Seconds of 2026 as the API writes them.</summary>
    public static string TimeOf(int second) =>
        DateTimeOffset.FromUnixTimeSeconds(Epoch + second).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    public void AddUser(string name)
    {
        var hash = new PasswordHasher<object>().HashPassword(new object(), Password);
        Execute(
            "INSERT INTO users (name, email, normalized_email, password_hash, todo_count, change_seq, created_at, updated_at)"
            + $" VALUES ('{name}', '{name}@example.org', '{name.ToUpperInvariant()}@EXAMPLE.ORG', '{hash}', 0, 0, {At(0)}, {At(0)})");
    }

    /// <summary>Adds a todo whose last change was at this second.</summary>
    public void AddTodo(string user, string content, bool isDone = false, int second = 0)
    {
        TakeNumber(user, 1);
        Execute(
            "INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at, change_seq)"
            + $" SELECT id, '{content}', '{content}', {(isDone ? "TRUE" : "FALSE")}, {At(0)}, {At(second)}, change_seq FROM users WHERE name = '{user}'");
    }

    public void SetDone(string user, string content, bool isDone, int second)
    {
        TakeNumber(user, 0);
        Execute(
            $"UPDATE todos SET is_done = {(isDone ? "TRUE" : "FALSE")}, updated_at = {At(second)},"
            + $" change_seq = (SELECT change_seq FROM users WHERE name = '{user}') WHERE {IsOwn(user)} AND content = '{content}'");
    }

    public void Delete(string user, string content)
    {
        TakeNumber(user, -1);
        Execute($"DELETE FROM todos WHERE {IsOwn(user)} AND content = '{content}'");
    }

    /// <summary>
    /// Keeps the answer to a request that created a completed todo "milk", sent with the body <c>{"content": "milk", "is_done": true}</c>.
    /// The hash and the answer are as the program of that release wrote them.
    /// </summary>
    public void KeepAnswer(string user, string key, DateTimeOffset now)
    {
        const string Hash = "0DDBC75655388E8B7775E280E591B94D3701DDA2AAC985BC2D4C0A542633B175";
        const string Answer = """{"Id":1,"Content":"milk","IsDone":true,"UserId":1,"CreatedAt":"2026-01-01T00:00:07.751006+00:00","UpdatedAt":"2026-01-01T00:00:07.751006+00:00"}""";
        var (hash, createdAt) = TestDatabase.IsSqlite
            ? ($"X'{Hash}'", $"{now.ToUnixTimeSeconds() * 1_000_000}")
            : ($"decode('{Hash}', 'hex')", $"to_timestamp({now.ToUnixTimeSeconds()})");
        Execute(
            "INSERT INTO idempotent_answers (user_id, operation, idempotency_key, request_hash, answer, created_at)"
            + $" SELECT id, 'CreateTodo', '{key}', {hash}, '{Answer}', {createdAt} FROM users WHERE name = '{user}'");
    }

    /// <summary>The number of todos that the program sees.</summary>
    public long Count(string user) =>
        Convert.ToInt64(Execute($"SELECT COUNT(*) FROM todos WHERE {IsOwn(user)}"), CultureInfo.InvariantCulture);

    /// <summary>Signs a user of this release in to the upgraded program.</summary>
    public static async Task<TodoClient> SignInAsync(TodoServer server, string user)
    {
        var client = server.Anonymous();
        client.Password = Password;
        client.Take(await client.FormAsync("/api/login/access_token", ("username", $"{user}@example.org"), ("password", Password)));
        return client;
    }

    public void Dispose() => Database.Dispose();

    private static string At(int second) => TestDatabase.IsSqlite
        ? $"{(Epoch + second) * 1_000_000}"
        : $"to_timestamp({Epoch + second})";

    private static string IsOwn(string user) => $"user_id = (SELECT id FROM users WHERE name = '{user}')";

    private void TakeNumber(string user, int count) =>
        Execute($"UPDATE users SET change_seq = change_seq + 1, todo_count = todo_count + {count} WHERE name = '{user}'");

    private object? Execute(string sql)
    {
        if (!TestDatabase.IsSqlite)
            return PostgreSqlTestServer.Execute(sql, Database.Name);
        using var connection = new SqliteConnection($"{Database.ConnectionString};Pooling=False;Foreign Keys=True");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is written in a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
