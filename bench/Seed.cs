using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Todo.Bench;

/// <summary>How much there is in a database. The todos of a user lie scattered among those of the others.</summary>
internal sealed record DatabaseShape(int Users, int TodosPerUser)
{
    /// <summary>A todo of that user: not of all the same age.</summary>
    public long TodoOf(int user) => user + ((long)Users * (user * 37 % TodosPerUser));
}

/// <summary>Fills a database by SQL, since a million requests would take long.</summary>
internal static class Seed
{
    public const string Password = "correct horse battery 9";

    private const string Sql = """
        PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY;
        BEGIN;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @users)
        INSERT INTO users (id, name, email, normalized_email, password_hash, todo_count, created_at, updated_at)
        SELECT i, 'Person ' || i, 'person' || i || '@example.com', 'PERSON' || i || '@EXAMPLE.COM', @hash, @each, @now, @now FROM n;
        INSERT INTO sessions (id, user_id, client_id, created_at, last_used_at, expires_at)
        SELECT id, id, 'todo', @now, @now, @now + 30 * 86400000000 FROM users;
        INSERT INTO refresh_tokens (session_id, hash, created_at) SELECT id, token_hash(id), @now FROM sessions;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @users * @each)
        INSERT INTO todos (id, user_id, content, content_folded, is_done, created_at, updated_at)
        SELECT i, (i - 1) % @users + 1,
            'Buy ' || i || ' litres of milk and call the plumber about the kitchen sink',
            'buy ' || i || ' litres of milk and call the plumber about the kitchen sink',
            i % 3 = 0, @now - 2000000000000 + i * 1000, @now - i * 7919 % 1000003 * 1000 FROM n;
        COMMIT;
        PRAGMA wal_checkpoint(TRUNCATE);
        """;

    /// <summary>The refresh token with which that user goes on.</summary>
    public static string RefreshToken(long user) => $"refresh-token-of-person-{user}";

    public static string Email(long user) => $"person{user}@example.com";

    public static void Fill(string file, DatabaseShape shape)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        connection.CreateFunction("token_hash", (long user) => SHA256.HashData(Encoding.UTF8.GetBytes(RefreshToken(user))));
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("@users", shape.Users);
        command.Parameters.AddWithValue("@each", shape.TodosPerUser);
        command.Parameters.AddWithValue("@hash", HashOfPassword());
        command.Parameters.AddWithValue("@now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000);
        command.ExecuteNonQuery();
    }

    /// <summary>As the program itself makes it, with its default of rounds.</summary>
    private static string HashOfPassword() =>
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 220_000 })).HashPassword(new(), Password);
}
