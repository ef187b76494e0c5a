using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Todo.Bench.Baseline;

/// <summary>A connection with its statements prepared, over Todo's own tables. One writer at a time, as SQLite has it.</summary>
internal sealed class BaselineDatabase
{
    private const string Columns = "id, content, is_done, user_id, created_at, updated_at, list_id, notes, position, completed_at, due, labels";

    private static readonly Lock Writing = new();

    // Kept until the process ends.
    private readonly SqliteCommand _findSession, _isActive, _get, _list, _update, _begin, _change, _takePlace, _insert, _commit;

    public BaselineDatabase(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=True");
        connection.Open();
        Prepare(connection, "PRAGMA synchronous = NORMAL").ExecuteNonQuery();
        _findSession = Prepare(
            connection, "SELECT s.id, s.user_id FROM refresh_tokens AS t JOIN sessions AS s ON s.id = t.session_id WHERE t.hash = @hash", "@hash");
        _isActive = Prepare(
            connection, "SELECT 1 FROM sessions WHERE id = @id AND user_id = @user AND expires_at > @now", "@id", "@user", "@now");
        _get = Prepare(connection, $"SELECT {Columns} FROM todos WHERE id = @id AND user_id = @user", "@id", "@user");
        _list = Prepare(connection, $"SELECT {Columns} FROM todos WHERE user_id = @user ORDER BY id LIMIT @limit", "@user", "@limit");
        _update = Prepare(
            connection, "UPDATE todos SET content = @content, content_folded = @folded, is_done = @done, change_seq = @change,"
            + " updated_at = max(@now, updated_at + 1)"
            + $" WHERE id = @id AND user_id = @user RETURNING {Columns}",
            "@id", "@user", "@content", "@folded", "@done", "@change", "@now");
        _begin = Prepare(connection, "BEGIN IMMEDIATE");
        _change = Prepare(connection, "UPDATE users SET change_seq = change_seq + 1 WHERE id = @user RETURNING change_seq, inbox_id", "@user");
        _takePlace = Prepare(
            connection, "UPDATE users SET todo_count = todo_count + 1, change_seq = change_seq + 1 WHERE id = @user RETURNING change_seq, inbox_id",
            "@user");
        _insert = Prepare(
            connection, "INSERT INTO todos (user_id, list_id, content, content_folded, is_done, position, change_seq, created_at, updated_at)"
            + $" VALUES (@user, @list, @content, @folded, @done, @change * {Seed.Gap}, @change, @now, @now) RETURNING {Columns}",
            "@user", "@list", "@content", "@folded", "@done", "@change", "@now");
        _commit = Prepare(connection, "COMMIT");
    }

    private static long Now =>
        (TimeProvider.System.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public BaselineSession FindSession(string refreshToken)
    {
        using var reader = Bind(_findSession, SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken))).ExecuteReader();
        reader.Read();
        return new(reader.GetInt64(0), reader.GetInt64(1));
    }

    public bool IsActive(BaselineSession session) => Bind(_isActive, session.Id, session.UserId, Now).ExecuteScalar() is not null;

    public BaselineTodo? Get(long id, long user) => Single(Bind(_get, id, user));

    public List<BaselineTodo> List(long user, int limit)
    {
        using var reader = Bind(_list, user, limit).ExecuteReader();
        var todos = new List<BaselineTodo>(limit);
        while (reader.Read())
            todos.Add(Read(reader));
        return todos;
    }

    public BaselineTodo? Update(long id, long user, BaselineBody body)
    {
        lock (Writing)
        {
            _begin.ExecuteNonQuery();
            var (change, _) = Count(_change, user);
            var todo = Single(Bind(_update, id, user, body.Content, body.Content.ToLowerInvariant(), body.IsDone, change, Now));
            _commit.ExecuteNonQuery();
            return todo;
        }
    }

    public BaselineTodo Add(long user, BaselineBody body)
    {
        lock (Writing)
        {
            _begin.ExecuteNonQuery();
            var (change, inbox) = Count(_takePlace, user);
            var todo = Single(Bind(_insert, user, inbox, body.Content, body.Content.ToLowerInvariant(), body.IsDone, change, Now))!;
            _commit.ExecuteNonQuery();
            return todo;
        }
    }

    /// <summary>Takes the user's next change number.</summary>
    private static (long Change, long Inbox) Count(SqliteCommand command, long user)
    {
        using var reader = Bind(command, user).ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static BaselineTodo? Single(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }

    private static BaselineTodo Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetInt64(2) != 0, row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
            row.GetInt64(6), row.GetString(7), row.GetInt64(8), Nullable(row, 9), Nullable(row, 10), row.GetString(11));

    private static long? Nullable(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static SqliteCommand Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is written in this file; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
