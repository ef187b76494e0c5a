using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The write-ahead log shrinks after a large transaction and after a long read.</summary>
[SqliteOnly]
internal sealed class WriteAheadLogTests
{
    private const int LargeSize = 30_000_000;

    [Test]
    public async Task The_log_shrinks_after_the_write_that_follows_a_large_transaction()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await AddLargeTodosAsync(server, ada);
        var large = LogSizeOf(server);

        await ada.CreateTodoAsync();

        Assert.That(large, Is.GreaterThan(LargeSize));
        Assert.That(LogSizeOf(server), Is.LessThanOrEqualTo(SqliteDatabase.MaxIdleLogSize));
    }

    [Test]
    public async Task The_log_shrinks_two_writes_after_the_end_of_a_long_read()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        using (Read(server.Database.FilePath))
        {
            await AddLargeTodosAsync(server, ada);
            await ada.CreateTodoAsync();
            Assert.That(LogSizeOf(server), Is.GreaterThan(LargeSize));
        }

        // The first write copies the rest of the log into the database; the second restarts the log.
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();

        Assert.That(LogSizeOf(server), Is.LessThanOrEqualTo(SqliteDatabase.MaxIdleLogSize));
    }

    private static Task AddLargeTodosAsync(TodoServer server, TodoClient client) =>
        TodoRows.AddAsync(server, client.UserId, LargeSize / 10_000 / 2, new string('x', 10_000));

    private static long LogSizeOf(TodoServer server) => new FileInfo(server.Database.FilePath + "-wal").Length;

    /// <summary>Holds a read transaction until disposal, like a backup.</summary>
    private static SqliteConnection Read(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT COUNT(*) FROM users";
        command.ExecuteScalar();
        return connection;
    }
}
