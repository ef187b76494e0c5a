using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>No acknowledged write is ever lost, not even to <c>kill -9</c> (docs/api.md#durability).</summary>
internal sealed class KillTests
{
    private const int Rounds = 5;
    private const int Writers = 8;
    private const int WritesPerRound = 150;

    private const string Clients =
        "SELECT COUNT(*) AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    [Test]
    public async Task Kill_under_write_load_loses_no_acknowledged_write_and_leaves_no_partial_one()
    {
        using var database = new TestDatabase();
        var loads = Enumerable.Range(0, Writers * Rounds).Select(i => new KillLoad(TodoClient.NewEmail(), seed: i)).ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(database);
            await Task.WhenAll(loads.Select(load => load.VerifyAsync(server.Http)));
            // Existing writers continue, and new ones register.
            var writing = loads.Skip((round - 1) * Writers / 2).Take(Writers).Select(load => load.RunAsync(server.Http)).ToArray();
            var enough = loads.Sum(load => load.Acknowledged) + WritesPerRound;
            while (loads.Sum(load => load.Acknowledged) < enough && !writing.Any(writer => writer.IsFaulted))
                await Task.Delay(round);
            await server.KillAsync();
            await Task.WhenAll(writing);
            await AssertSoundAsync(database);
        }

        await using var last = await ServerProcess.StartAsync(database);
        await Task.WhenAll(loads.Select(load => load.VerifyAsync(last.Http)));
        var acknowledged = loads.Sum(load => load.Acknowledged);
        TestContext.Out.WriteLine($"{acknowledged} writes were acknowledged in {Rounds} rounds.");
        Assert.That(acknowledged, Is.GreaterThanOrEqualTo(Rounds * WritesPerRound));
    }

    private static async Task AssertSoundAsync(TestDatabase database)
    {
        await using var app = global::Todo.WebApi.Hosting.WebApi.Build([.. database.Settings]);
        await using var context = app.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        // A server may still be processing a request of a disconnected client.
        if (TestDatabase.Provider == DatabaseProvider.PostgreSql)
            Assert.That(() => CountAsync(Clients), Is.Zero.After(10_000, 10));
        using (Assert.EnterMultipleScope())
        {
            if (TestDatabase.IsSqlite)
            {
                Assert.That(await CountAsync("SELECT COUNT(*) AS \"Value\" FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), Is.Zero);
                Assert.That(await CountAsync("SELECT COUNT(*) AS \"Value\" FROM pragma_foreign_key_check"), Is.Zero);
            }
            Assert.That(
                await CountAsync("SELECT COUNT(*) AS \"Value\" FROM users u WHERE id > 0 AND todo_count <> (SELECT COUNT(*) FROM todos WHERE user_id = u.id)"),
                Is.Zero, "A user's count of todos is wrong.");
            Assert.That(
                await CountAsync(
                    "SELECT COUNT(*) AS \"Value\" FROM sessions s WHERE NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE session_id = s.id)"),
                Is.Zero, "A session has no refresh token.");
        }

        Task<long> CountAsync(string sql) => context.Database.SqlQueryRaw<long>(sql).SingleAsync();
    }
}
