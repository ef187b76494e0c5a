using System.Diagnostics;
using System.Net;
using Npgsql;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The containers' login script on a PostgreSQL server: the program migrates with one login and serves with the other.</summary>
[PostgreSqlOnly]
internal sealed class PostgreSqlLoginsTests
{
    private const string MigratePassword = "it's;\"$(x)\\ `id`";
    private const string ApiPassword = "''&:x\\=;";

    [Test]
    public async Task Program_migrates_with_one_login_and_serves_with_another_restricted_to_rows()
    {
        await using var postgreSql = await PrivatePostgreSql.CreateAsync();
        var administrator = new NpgsqlConnectionStringBuilder(postgreSql.ConnectionString) { Database = "postgres", Pooling = false };
        await ExecuteAsync(administrator, "CREATE DATABASE todo");
        await RunScriptAsync(administrator, "first", "first");
        await RunScriptAsync(administrator, MigratePassword, ApiPassword);

        await using (var migrating = await StartAsync(administrator, "todo_migrate", MigratePassword, migrate: true))
            Assert.That((await migrating.Anonymous().GetAsync("/healthz/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
        await using var server = await StartAsync(administrator, "todo_api", ApiPassword, migrate: false);
        var ada = await server.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var refreshed = await ada.RefreshAsync();
        var deleted = await ada.DeleteAsync($"/api/todos/{todo.Id}");
        Assert.That((refreshed.Status, deleted.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));

        var api = new NpgsqlConnectionStringBuilder(administrator.ConnectionString) { Username = "todo_api", Password = ApiPassword, Database = "todo" };
        foreach (var sql in new[] { "CREATE TABLE t (i int)", "ALTER TABLE todos ADD i int", "DROP TABLE todos", "TRUNCATE todos" })
            Assert.That(() => ExecuteAsync(api, sql), Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo("42501"), sql);
        api.Password = "first";
        Assert.That(() => ExecuteAsync(api, "SELECT 1"), Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo("28P01"));
    }

    private static Task<TodoServer> StartAsync(NpgsqlConnectionStringBuilder server, string login, string password, bool migrate) =>
        TodoServer.StartAsync(
            $"--ConnectionStrings:Todo=Host={server.Host};Port={server.Port};Database=todo;Username={login}",
            $"--Database:Password={password}",
            $"--Database:MigrateOnStart={migrate}");

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder login, string sql)
    {
        await using var connection = new NpgsqlConnection(login.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The SQL is written in this test.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RunScriptAsync(NpgsqlConnectionStringBuilder administrator, string migratePassword, string apiPassword)
    {
        Tool.Require("psql");
        using var process = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf("deploy", "postgresql-logins.sh")])
        {
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = administrator.Host,
                ["PGPORT"] = $"{administrator.Port}",
                ["PGUSER"] = administrator.Username,
                ["ADMIN_PASSWORD"] = administrator.Password,
                ["MIGRATE_PASSWORD"] = migratePassword,
                ["API_PASSWORD"] = apiPassword,
            },
        })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, error);
    }
}
