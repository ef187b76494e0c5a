using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Todo.Bench.Databases;

/// <summary>SQLite databases, each in a folder of its own, where the keys will be, too.</summary>
internal sealed class SqliteFiles(string folder) : DatabaseHost
{
    private const string Sql = """
        PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY;
        BEGIN;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @users)
        INSERT INTO users (id, name, email, normalized_email, password_hash, todo_count, change_seq, inbox_id, created_at, updated_at)
        SELECT i, 'Person ' || i, 'person' || i || '@example.com', 'PERSON' || i || '@EXAMPLE.COM', @hash, @each, @each, i, @now, @now FROM n;
        INSERT INTO lists (id, user_id, name, is_inbox, position, created_at, updated_at, change_seq)
        SELECT id, id, 'Inbox', 1, @gap, @now, @now, 1 FROM users;
        INSERT INTO sessions (id, user_id, client_id, created_at, last_used_at, expires_at)
        SELECT id, id, 'todo', @now, @now, @now + 30 * 86400000000 FROM users;
        INSERT INTO refresh_tokens (session_id, hash, created_at) SELECT id, token_hash(id), @now FROM sessions;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @users * @each)
        INSERT INTO todos (id, user_id, list_id, content, content_folded, is_done, due, labels, position, change_seq, created_at, updated_at)
        SELECT i, (i - 1) % @users + 1, (i - 1) % @users + 1,
            'Buy ' || i || ' litres of milk and call the plumber about the kitchen sink',
            'buy ' || i || ' litres of milk and call the plumber about the kitchen sink',
            i % 3 = 0, iif((i - 1) / @users % 2 = 0, @due + i % 365 * @day, NULL), iif((i - 1) / @users % 2 = 1, '["home"]', '[]'),
            ((i - 1) / @users + 1) * @gap, (i - 1) / @users + 1,
            @now - 2000000000000 + i * 1000, @now - i * 7919 % 1000003 * 1000 FROM n;
        INSERT INTO todo_labels (todo_id, owner_id, folded, name, written_seq)
        SELECT id, user_id, 'home', 'home', change_seq FROM todos WHERE labels <> '[]';
        UPDATE todos SET completed_at = updated_at WHERE is_done;
        COMMIT;
        PRAGMA wal_checkpoint(TRUNCATE);
        """;

    private int _count;

    public override Database Name() => new(
        "Sqlite", $"Data Source={Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"data{++_count}")).FullName, "todo.db")}");

    public override void Fill(Database database, DatabaseShape shape)
    {
        using var connection = new SqliteConnection($"{database.ConnectionString};Pooling=False");
        connection.Open();
        connection.CreateFunction("token_hash", (long user) => SHA256.HashData(Encoding.UTF8.GetBytes(Seed.RefreshToken(user))));
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("@users", shape.Users);
        command.Parameters.AddWithValue("@each", shape.TodosPerUser);
        command.Parameters.AddWithValue("@hash", Seed.HashOfPassword());
        command.Parameters.AddWithValue("@gap", Seed.Gap);
        command.Parameters.AddWithValue("@due", Seed.FirstDue);
        command.Parameters.AddWithValue("@day", Seed.DueKeysOfDay);
        command.Parameters.AddWithValue("@now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000);
        command.ExecuteNonQuery();
    }

    public override Database Copy(Database database)
    {
        var copy = Name();
        File.Copy(FileOf(database), FileOf(copy));
        return copy;
    }

    /// <summary>The folder of the databases is the caller's.</summary>
    public override void Dispose()
    {
    }

    public static string FileOf(Database database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
}
