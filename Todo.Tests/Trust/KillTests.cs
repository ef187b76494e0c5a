using Microsoft.Data.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>No acknowledged write is ever lost, not even to <c>kill -9</c> (docs/api.md#durability).</summary>
internal sealed class KillTests
{
    private const int Rounds = 5;
    private const int Writers = 8;
    private const int WritesPerRound = 150;

    [Test]
    public async Task Kill_under_write_load_loses_nothing_acknowledged_and_leaves_nothing_half_made()
    {
        using var database = new TestDatabase();
        var loads = Enumerable.Range(0, Writers * Rounds).Select(i => new KillLoad(TodoClient.NewEmail(), seed: i)).ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(database.Folder);
            await Task.WhenAll(loads.Select(load => load.VerifyAsync(server.Http)));
            // Old writers go on, and new ones register.
            var writing = loads.Skip((round - 1) * Writers / 2).Take(Writers).Select(load => load.RunAsync(server.Http)).ToArray();
            var enough = loads.Sum(load => load.Acknowledged) + WritesPerRound;
            while (loads.Sum(load => load.Acknowledged) < enough && !writing.Any(writer => writer.IsFaulted))
                await Task.Delay(round);
            await server.KillAsync();
            await Task.WhenAll(writing);
            AssertSound(database.FilePath);
        }

        await using var last = await ServerProcess.StartAsync(database.Folder);
        await Task.WhenAll(loads.Select(load => load.VerifyAsync(last.Http)));
        var acknowledged = loads.Sum(load => load.Acknowledged);
        TestContext.Out.WriteLine($"{acknowledged} writes were acknowledged in {Rounds} rounds.");
        Assert.That(acknowledged, Is.GreaterThanOrEqualTo(Rounds * WritesPerRound));
    }

    private static void AssertSound(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Scalar("PRAGMA integrity_check"), Is.EqualTo("ok"));
            Assert.That(Scalar("SELECT COUNT(*) FROM pragma_foreign_key_check"), Is.Zero);
            Assert.That(
                Scalar("SELECT COUNT(*) FROM users u WHERE todo_count <> (SELECT COUNT(*) FROM todos WHERE user_id = u.id)"),
                Is.Zero, "A user's count of todos is wrong.");
            Assert.That(
                Scalar("SELECT COUNT(*) FROM sessions s WHERE NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE session_id = s.id)"),
                Is.Zero, "A session has no refresh token.");
        }

        object? Scalar(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this test.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command.ExecuteScalar();
        }
    }
}
