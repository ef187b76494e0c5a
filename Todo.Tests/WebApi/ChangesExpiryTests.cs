using System.Net;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.WebApi;

/// <summary>How long a cursor of GET /api/changes is good, and what happens then.</summary>
internal sealed class ChangesExpiryTests
{
    private const string Expired = "The cursor has expired. Start again without it.";

    [Test]
    public async Task A_cursor_expires_after_the_time_for_which_deletions_are_remembered()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TombstoneDays=3");
        var ada = await server.SignUpAsync();
        var cursor = await CursorAsync(ada);
        server.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        ada = await ada.SignInAsync();
        var fresh = await CursorAsync(ada, cursor);
        server.Clock.Advance(TimeSpan.FromMinutes(2));

        var expired = await ada.GetAsync($"/api/changes?since={cursor}");

        expired.AssertProblem(HttpStatusCode.Gone, Expired);
        Assert.That(expired.Text("type"), Does.EndWith("changes-expired"));
        await CursorAsync(ada, fresh);
    }

    [Test]
    public async Task A_deletion_is_remembered_as_long_as_a_cursor_before_it_is_good_and_then_cleaned_up()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TombstoneDays=3", "--Limits:TrashDays=1");
        var ada = await server.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var replica = await new Replica(ada).SyncAsync();
        await ada.DeleteAsync($"/api/todos/{todo.Id}");

        server.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await GrowthRows.CleanUpAsync(server);
        ada.Take(await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password)));
        await replica.SyncAsync();
        server.Clock.Advance(TimeSpan.FromDays(2));
        await GrowthRows.CleanUpAsync(server);

        Assert.That(replica.Todos, Is.Empty);
        Assert.That(await GrowthRows.CountAsync(server, context => context.Set<Infrastructure.Tombstones.Tombstone>()), Is.Zero);
    }

    /// <summary>The cursor of a page in the middle is younger than the deletions after it.</summary>
    [Test]
    public async Task A_young_cursor_from_the_middle_of_the_pages_is_refused_when_a_deletion_after_it_is_forgotten()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TombstoneDays=3", "--Limits:TrashDays=0");
        var ada = await server.SignUpAsync();
        var first = await ada.CreateTodoAsync();
        var second = await ada.CreateTodoAsync();
        var replica = await new Replica(ada).SyncAsync();
        await ada.PatchAsync($"/api/todos/{first.Id}", new { content = "changed" });
        await ada.DeleteAsync($"/api/todos/{second.Id}");
        server.Clock.Advance(TimeSpan.FromDays(2));
        ada.Take(await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password)));
        await replica.StepAsync(1);

        server.Clock.Advance(TimeSpan.FromDays(2.5));
        await GrowthRows.CleanUpAsync(server);
        ada.Take(await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password)));

        (await ada.GetAsync($"/api/changes?since={replica.Cursor}")).AssertProblem(HttpStatusCode.Gone, Expired);
        var again = await new Replica(ada).SyncAsync(1);
        await again.AssertIsUpToDateAsync();
    }

    [Test]
    public async Task A_forgotten_deletion_from_before_the_first_page_does_not_disturb_the_next_pages()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TombstoneDays=3", "--Limits:TrashDays=0");
        var ada = await server.SignUpAsync();
        await ada.CreateTodoAsync();
        var gone = await ada.CreateTodoAsync();
        await ada.DeleteAsync($"/api/todos/{gone.Id}");
        server.Clock.Advance(TimeSpan.FromDays(5));
        ada.Take(await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password)));
        var replica = new Replica(ada);
        await replica.StepAsync(1);

        await GrowthRows.CleanUpAsync(server);
        await replica.SyncAsync(1);

        await replica.AssertIsUpToDateAsync();
    }

    private static async Task<string> CursorAsync(TodoClient client, string? since = null)
    {
        var reply = await client.GetAsync($"/api/changes{(since is null ? "" : $"?since={since}")}");
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        return reply.Json.GetProperty("next").GetString()!;
    }
}
