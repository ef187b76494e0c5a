using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Idempotency;
using Todo.Infrastructure.Throttling;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Growing data is bounded, and its clean-up does not delay other writes (docs/operations.md#growth).</summary>
internal sealed class BoundedGrowthTests
{
    private const int MoreThanTwoBatches = 1_200;

    [Test]
    public async Task The_101st_session_of_a_user_revokes_the_least_recently_used_one()
    {
        await using var server = await TodoServer.StartAsync();
        var first = await server.SignUpAsync();
        var second = await first.SignInAsync();
        // The second oldest, but refreshed since.
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        first.Take(await first.RefreshAsync());
        for (var i = 2; i < 100; i++)
            await first.SignInAsync();
        var hundred = (await first.GetAsync("/api/users/me/sessions")).Json.GetArrayLength();
        var stillActive = (await second.GetAsync("/api/users/me")).Status;

        var last = await first.SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((hundred, stillActive), Is.EqualTo((100, HttpStatusCode.OK)));
            Assert.That((await second.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await first.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(100));
            Assert.That((await last.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Tokens_of_a_revoked_session_are_deleted_by_the_clean_up()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var other = await ada.SignInAsync();
        await GrowthRows.AddUsedTokensAsync(server, MoreThanTwoBatches);

        await other.DeleteAsync("/api/users/me/sessions");
        var ended = (await ada.GetAsync("/api/users/me")).Status;
        var before = await GrowthRows.CountAsync(server, context => context.RefreshTokens);
        await GrowthRows.CleanUpAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(before, Is.EqualTo(MoreThanTwoBatches + 2), "not deleted by the request");
            Assert.That(await GrowthRows.CountAsync(server, context => context.Sessions), Is.EqualTo(1));
            Assert.That(await GrowthRows.CountAsync(server, context => context.RefreshTokens), Is.EqualTo(1));
            Assert.That((await other.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_revoked_session_stays_revoked_and_is_not_found()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var other = await ada.SignInAsync();
        var id = (await other.GetAsync("/api/users/me/sessions")).Json.EnumerateArray()
            .Single(session => session.GetProperty("is_current").GetBoolean()).GetProperty("id").GetInt64();

        var first = await ada.DeleteAsync($"/api/users/me/sessions/{id}");
        var refreshed = await other.RefreshAsync();
        var second = await ada.DeleteAsync($"/api/users/me/sessions/{id}");

        Assert.That(
            new[] { first.Status, refreshed.Status, second.Status },
            Is.EqualTo([HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound]));
    }

    [Test]
    public async Task Old_attempts_and_stored_responses_are_cleaned_up_in_batches()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await using (var context = GrowthRows.CreateContext(server))
        {
            var longAgo = server.Clock.GetUtcNow().AddDays(-2);
            context.AddRange(Enumerable.Range(0, MoreThanTwoBatches).Select(i => new Attempt
            {
                Subject = new byte[32],
                Source = new byte[32],
                At = longAgo.AddSeconds(i / 3),
            }));
            await context.SaveChangesAsync();
        }
        await GrowthRows.AddAnswersAsync(server, ada, MoreThanTwoBatches, server.Clock.GetUtcNow().AddDays(-2));
        await SignInAttempts.FailAsync(server, ada.Email, 2);
        await ada.PostAsync("/api/todos", new { content = "x" }, ("Idempotency-Key", "young"));

        await GrowthRows.CleanUpAsync(server);

        Assert.That(await GrowthRows.CountAsync(server, context => context.Set<Attempt>()), Is.EqualTo(2));
        Assert.That(await GrowthRows.CountAsync(server, context => context.Set<IdempotencyRecord>()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_clean_up_that_fails_is_logged_and_does_not_keep_the_others_from_running()
    {
        await using var server = await TodoServer.StartAsync(
            services => services.Insert(0, ServiceDescriptor.Singleton<ICleanUpTask>(new FailingCleanUp())));
        var ada = await server.SignUpAsync();
        await GrowthRows.AddAnswersAsync(server, ada, 1, server.Clock.GetUtcNow().AddDays(-2));

        await GrowthRows.CleanUpAsync(server);

        Assert.That(await GrowthRows.CountAsync(server, context => context.Set<IdempotencyRecord>()), Is.Zero);
        var line = server.Log.All.Single(line => line.Event.Id == 1201);
        Assert.That((line.Level, line.Values["Task"]), Is.EqualTo((LogLevel.Warning, nameof(FailingCleanUp))));
    }

    private sealed class FailingCleanUp : ICleanUpTask
    {
        public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new InvalidDataException();
    }
}
