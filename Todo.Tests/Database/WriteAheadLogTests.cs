using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The write-ahead log gives the disk back after a large transaction and after a long read.</summary>
[SqliteOnly]
internal sealed class WriteAheadLogTests
{
    private const int LargeSize = 30_000_000;

    [Test]
    public async Task The_log_of_a_large_transaction_is_small_again_after_the_next_write()
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
    public async Task The_log_that_a_long_read_has_kept_is_small_again_two_writes_after_the_end_of_the_read()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        using (Read(server.Database.FilePath))
        {
            await AddLargeTodosAsync(server, ada);
            await ada.CreateTodoAsync();
            Assert.That(LogSizeOf(server), Is.GreaterThan(LargeSize));
        }

        // The first copies the rest of the log into the database, the second begins it anew.
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();

        Assert.That(LogSizeOf(server), Is.LessThanOrEqualTo(SqliteDatabase.MaxIdleLogSize));
    }

    private static Task AddLargeTodosAsync(TodoServer server, TodoClient client) =>
        TodoRows.AddAsync(server, client.UserId, LargeSize / 10_000 / 2, new string('x', 10_000));

    private static long LogSizeOf(TodoServer server) => new FileInfo(server.Database.FilePath + "-wal").Length;

    /// <summary>Reads from one state of the database until it is disposed of, as a backup does.</summary>
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
