namespace Todo.Bench.Databases;

/// <summary>Databases on a PostgreSQL server: the one that the environment names, or a private one for this run.</summary>
internal sealed class PostgresServer : DatabaseHost
{
    /// <summary>Names the variable with the connection string of a server on which databases may be made.</summary>
    public const string Variable = "TODO_BENCH_POSTGRES";

    private const string Sql = """
        INSERT INTO users (id, name, email, normalized_email, password_hash, todo_count, change_seq, inbox_id, created_at, updated_at)
        SELECT i, 'Person ' || i, 'person' || i || '@example.com', 'PERSON' || i || '@EXAMPLE.COM', @hash, @each, @each, i, @now, @now
        FROM generate_series(1, @users) AS i;
        INSERT INTO lists (id, user_id, name, is_inbox, position, created_at, updated_at, change_seq)
        SELECT id, id, 'Inbox', true, @gap, @now, @now, 1 FROM users;
        INSERT INTO sessions (id, user_id, client_id, created_at, last_used_at, expires_at)
        SELECT id, id, 'todo', @now, @now, @now + interval '30 days' FROM users;
        INSERT INTO refresh_tokens (session_id, hash, created_at)
        SELECT id, sha256(convert_to('refresh-token-of-person-' || id, 'UTF8')), @now FROM sessions;
        INSERT INTO todos (id, user_id, list_id, content, content_folded, is_done, due, labels, position, change_seq,
            created_at, updated_at, completed_at)
        SELECT i, (i - 1) % @users + 1, (i - 1) % @users + 1,
            'Buy ' || i || ' litres of milk and call the plumber about the kitchen sink',
            'buy ' || i || ' litres of milk and call the plumber about the kitchen sink',
            i % 3 = 0, CASE WHEN (i - 1) / @users % 2 = 0 THEN @due + i % 365 * @day END,
            CASE WHEN (i - 1) / @users % 2 = 1 THEN '["home"]' ELSE '[]' END,
            ((i - 1) / @users + 1) * @gap, (i - 1) / @users + 1,
            @now - interval '2000000 seconds' + i * interval '1 millisecond', updated, CASE WHEN i % 3 = 0 THEN updated END
        FROM generate_series(1, @users * @each) AS i, LATERAL (SELECT @now - i * 7919 % 1000003 * interval '1 millisecond' AS updated) AS u;
        INSERT INTO todo_labels (todo_id, owner_id, folded, name, written_seq)
        SELECT id, user_id, 'home', 'home', change_seq FROM todos WHERE labels <> '[]';
        SELECT setval(pg_get_serial_sequence(name, 'id'), @users) FROM unnest(ARRAY['users', 'lists', 'sessions']) AS name;
        SELECT setval(pg_get_serial_sequence('todos', 'id'), @users * @each);
        """;

    private readonly string _server;
    private readonly string _keys;
    private readonly PrivatePostgres? _private;
    private readonly string _prefix = $"todo_bench_{Guid.NewGuid():N}_";
    private readonly List<string> _names = [];

    /// <param name="folder">For the keys, and for the files of a private server.</param>
    public PostgresServer(string folder)
    {
        _keys = SigningKeys.Create(Path.Combine(folder, "keys"));
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server)
            _server = server;
        else
            _server = (_private = PrivatePostgres.Start(Path.Combine(folder, "postgresql"))).ConnectionString;
    }

    public override (string Name, string Value)[] Settings => [("Jwt__KeysPath", _keys)];

    public override Database Name()
    {
        _names.Add($"{_prefix}{_names.Count + 1}");
        return new("PostgreSql", Postgres.ConnectionString(_server, _names[^1]));
    }

    public override void Fill(Database database, DatabaseShape shape)
    {
        Postgres.Execute(
            database.ConnectionString, Sql,
            new("users", (long)shape.Users), new("each", (long)shape.TodosPerUser), new("hash", Seed.HashOfPassword()), new("gap", Seed.Gap),
            new("due", Seed.FirstDue), new("day", Seed.DueKeysOfDay),
            new("now", TimeProvider.System.GetUtcNow().UtcDateTime));
        Postgres.Execute(database.ConnectionString, "VACUUM ANALYZE");
    }

    public override Database Copy(Database database)
    {
        var copy = Name();
        ExecuteOnServer($"CREATE DATABASE {_names[^1]} TEMPLATE {Postgres.NameOf(database)}");
        return copy;
    }

    public override void Dispose()
    {
        if (_private is not null)
        {
            _private.Dispose();
            return;
        }
        foreach (var name in _names)
            ExecuteOnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private void ExecuteOnServer(string sql) => Postgres.Execute(Postgres.ConnectionString(_server, Postgres.Maintenance), sql);
}
