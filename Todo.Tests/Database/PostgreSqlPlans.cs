using System.Data;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Todo.Domain.SecondFactors;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Tests.Delivery;
using Todo.Tests.Harness;
using Todo.Tests.MailDelivery;

namespace Todo.Tests.Database;

/// <summary>A PostgreSQL database with enough rows that reading a whole table costs more than an index, and its plans for statements.</summary>
internal sealed partial class PostgreSqlPlans : IDisposable
{
    public const int Users = 200;
    public const int TodosOfEach = 250;

    /// <summary>The users alternate, and the rows of a user are one second apart.</summary>
    private const int Rows = Users * TodosOfEach;

    private static readonly string UserOfRow = $"1 + i % {Users}";
    private static readonly string TimeOfRow = $"TIMESTAMPTZ '2026-01-01 00:00Z' + i / {Users} * INTERVAL '1 second'";

    /// <summary>The values that differ between rows, by column, or by table and column. All other columns are copied from the row that the API has created.</summary>
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["user_id"] = UserOfRow,
        ["owner_id"] = UserOfRow,
        ["list_id"] = UserOfRow,
        ["todo_id"] = "i",
        ["thing_id"] = "i",
        ["tombstones.deleted_at"] = TimeOfRow,
        ["normalized_email"] = "'U' || i",
        ["is_done"] = $"i / {Users} % 2 = 0",
        ["session_id"] = "i",
        ["hash"] = "sha256(i::text::bytea)",
        ["idempotency_key"] = "'key ' || i",
        ["subject"] = "sha256((i % 1000)::text::bytea)",
        ["recipient"] = "sha256((i % 1000)::text::bytea)",
        ["issuer"] = "'https://' || i",
        ["external_identities.subject"] = "'subject ' || i",
        ["at"] = TimeOfRow,
        ["created_at"] = TimeOfRow,
        ["updated_at"] = TimeOfRow,
        ["last_used_at"] = TimeOfRow,
        ["expires_at"] = TimeOfRow,
        ["webhook_id"] = "i",
        ["delivery_id"] = "i",
        ["state"] = "CASE WHEN i % 100 = 0 THEN 0 ELSE 1 END",
        ["next_attempt_at"] = TimeOfRow,
        ["mails.next_attempt_at"] = $"CASE WHEN i % 100 = 0 THEN {TimeOfRow} END",
        ["content"] = "repeat('milk ', 30)",
        ["content_folded"] = "repeat('milk ', 30)",
    };

    private readonly TestDatabase _database = new();

    /// <summary>Creates one row per table with the API, and copies it.</summary>
    public static async Task<PostgreSqlPlans> CreateAsync()
    {
        var plans = new PostgreSqlPlans();
        await using (var provider = await FakeProvider.StartAsync())
        await using (var server = await TodoServer.StartOnAsync(plans._database, [.. MailBox.Settings, .. provider.Settings]))
        {
            var ada = await server.SignUpAsync();
            await ada.PostAsync("/api/todos", new { content = "milk", labels = new[] { "home" } }, ("Idempotency-Key", "key"));
            await ada.PostAsync("/api/tokens", new { name = "script", scopes = new[] { "todos:read" } });
            await ada.DeleteAsync($"/api/lists/{(await ada.CreateListAsync()).Id}");
            await SignInAttempts.FailAsync(server, ada.Email, 1);
            await FakeProvider.SignedInAsync(server, provider.Token());
            var outbox = new Outbox(server);
            await new MailRows(server).RecordAsync(userId: ada.UserId);
            await AddCredentialsAsync(server, ada.UserId);
            await outbox.AttemptAsync(await outbox.AddWebhookAsync(ada.UserId, "https://receiver.example/"));
        }
        plans.Multiply("users", Users - 2);
        plans.Multiply("second_factors", Users - 1);
        plans.Multiply("sessions", Rows);
        string[] tables =
        [
            "refresh_tokens", "external_identities", "used_nonces", "lists", "todos", "todo_labels", "idempotent_answers", "attempts",
            "tombstones", "webhooks", "webhook_deliveries", "webhook_attempts", "mails", "mail_tokens", "personal_tokens", "recovery_codes",
        ];
        foreach (var table in tables)
            plans.Multiply(table, Rows);
        plans.Execute("VACUUM ANALYZE");
        return plans;
    }

    /// <summary>Returns an instant within the data.</summary>
    /// <param name="share">The share of older data, 0 to 1.</param>
    public static DateTimeOffset InstantAt(double share) =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds((int)(share * TodosOfEach));

    /// <summary>Returns the nodes of PostgreSQL's plan for a statement and its values, outermost first.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="values">Values by parameter; a parameter without one gets a value of its type.</param>
    /// <param name="isRun">Whether to run the statement, so that the nodes include the actual costs.</param>
    public IReadOnlyList<JsonElement> Of(string sql, IReadOnlyList<SqlParameter> parameters, IReadOnlyDictionary<string, object>? values = null, bool isRun = false)
    {
        using var connection = Open();
        var names = parameters.Select(parameter => NameOf(parameter.Name)).ToList();
        // Prepared and run with EXECUTE, because with EXPLAIN alone, the server would guess the types.
        Run(connection, "SET plan_cache_mode = force_custom_plan");
        Run(connection, $"PREPARE statement {InParentheses(parameters.Select(TypeOf))} AS "
            + Parameter().Replace(sql, match => names.IndexOf(match.Groups["name"].Value) is >= 0 and var at ? $"${at + 1}" : match.Value));
        var arguments = InParentheses(parameters.Select(parameter => LiteralOf(parameter, values)));
        using var plan = JsonDocument.Parse((string)Run(connection, $"EXPLAIN (FORMAT JSON{(isRun ? ", ANALYZE" : "")}) EXECUTE statement {arguments}")!);
        return [.. NodesOf(plan.RootElement[0].GetProperty("Plan").Clone())];
    }

    public void Dispose() => _database.Dispose();

    private static async Task AddCredentialsAsync(TodoServer server, long userId)
    {
        var now = InstantAt(0);
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        // Of the greatest length: a table of few short rows is read faster as a whole.
        context.Add(SecondFactor.Begin(userId, new byte[SecondFactor.MaxProtectedSecretBytes], now));
        context.Add(RecoveryCode.Create(userId, new byte[32]));
        await context.SaveChangesAsync();
    }

    private void Multiply(string table, int count)
    {
        var columns = ((string)Execute(
            $"SELECT string_agg(column_name, ',') FROM information_schema.columns WHERE table_name = '{table}' AND is_identity = 'NO'")!).Split(',');
        Execute($"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(ValueOf))}"
            + $" FROM (SELECT * FROM {table} ORDER BY 1 DESC LIMIT 1) AS first, generate_series(1, {count}) AS i");

        string ValueOf(string column) => Differences.GetValueOrDefault($"{table}.{column}") ?? Differences.GetValueOrDefault(column, column);
    }

    private object? Execute(string sql)
    {
        using var connection = Open();
        return Run(connection, sql);
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        connection.Open();
        return connection;
    }

    private static object? Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The SQL is written in the tests and the program.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static IEnumerable<JsonElement> NodesOf(JsonElement node)
    {
        yield return node;
        if (!node.TryGetProperty("Plans", out var plans))
            yield break;
        foreach (var inner in plans.EnumerateArray().SelectMany(NodesOf))
            yield return inner;
    }

    private static string InParentheses(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? $"({list})" : string.Empty;

    private static string NameOf(string parameter) => parameter.TrimStart('@');

    private static string TypeOf(SqlParameter parameter) => parameter.Type switch
    {
        DbType.Int64 => "bigint",
        DbType.Int32 => "integer",
        DbType.Boolean => "boolean",
        DbType.String => "text",
        DbType.Binary => "bytea",
        DbType.DateTime => "timestamptz",
        _ => "unknown",
    };

    private static string LiteralOf(SqlParameter parameter, IReadOnlyDictionary<string, object>? values)
    {
        var value = values?.GetValueOrDefault(NameOf(parameter.Name));
        return (value ?? Default(parameter.Type)) switch
        {
            null => "NULL",
            DateTimeOffset instant => $"'{instant:O}'",
            var other => $"'{other}'",
        };
    }

    private static object? Default(DbType type) => type switch
    {
        DbType.Int64 => 1,
        DbType.Int32 => 100,
        DbType.Boolean => true,
        DbType.String => "milk",
        DbType.Binary => @"\x00",
        // An old instant: a clean-up deletes what is older, and a list continues from there.
        DbType.DateTime => InstantAt(0.01),
        _ => null,
    };

    [GeneratedRegex(@"@(?<name>\w+)")]
    private static partial Regex Parameter();
}
