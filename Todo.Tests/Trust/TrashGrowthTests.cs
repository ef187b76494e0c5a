using System.Net;
using Todo.Domain.Lists;
using Todo.Domain.Todos;
using Todo.Infrastructure.Labels;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>The trash is bounded in time, and goes with the account (docs/operations.md#growth).</summary>
internal sealed class TrashGrowthTests
{
    private const int MoreThanTwoBatches = 1_200;

    [Test]
    public async Task Todos_leave_the_trash_after_the_days_that_are_set()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TrashDays=3");
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var kept = await ada.CreateTodoAsync("not in the trash");
        var old = await ada.CreateAsync(new { content = "old", labels = new[] { "home" } });
        var young = await ada.CreateTodoAsync("young");
        await ada.DeleteAsync($"/api/todos/{old.Id}");
        server.Clock.Advance(TimeSpan.FromHours(1));
        ada = await ada.SignInAsync();
        await ada.DeleteAsync($"/api/todos/{young.Id}");

        server.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromHours(1) - TimeSpan.FromMinutes(1));
        await GrowthRows.CleanUpAsync(server);
        ada = await ada.SignInAsync();
        var before = await PageWalk.IdsAsync(ada, "/api/trash");
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await GrowthRows.CleanUpAsync(server);
        var after = await PageWalk.IdsAsync(ada, "/api/trash");

        Assert.That(before, Is.EqualTo(new[] { young.Id, old.Id }));
        Assert.That(after, Is.EqualTo(new[] { young.Id }));
        Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo($"[{kept.Text}]"));
        (await ada.PostAsync($"/api/trash/{old.Id}/restore", new { })).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    [Test]
    public async Task A_large_trash_expires_in_batches()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, MoreThanTwoBatches, "x");
        await ada.DeleteAsync("/api/todos?is_done=false");

        server.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        await GrowthRows.CleanUpAsync(server);

        Assert.That(await GrowthRows.CountAsync(server, context => context.Set<TodoItem>()), Is.Zero);
    }

    [Test]
    public async Task Deleting_the_account_deletes_its_lists_labels_and_trash()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();
        foreach (var client in new[] { ada, eve })
        {
            var list = await client.CreateListAsync();
            await client.CreateAsync(new { content = "x", list_id = list.Id, labels = new[] { "home" } });
            var deleted = await client.CreateAsync(new { content = "x", labels = new[] { "home" } });
            await client.DeleteAsync($"/api/todos/{deleted.Id}");
        }
        await TodoRows.AddAsync(server, ada.UserId, MoreThanTwoBatches, "x");
        await ada.DeleteAsync("/api/todos?is_done=false");
        await ada.CreateAsync(new { content = "x", labels = new[] { "home" } });

        var reply = await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(await GrowthRows.CountAsync(server, context => context.Set<TodoItem>()), Is.EqualTo(2), "Eve's todo and trash");
            Assert.That(await GrowthRows.CountAsync(server, context => context.Set<TodoList>()), Is.EqualTo(2));
            Assert.That(await GrowthRows.CountAsync(server, context => context.Set<TodoLabel>()), Is.EqualTo(2), "one of them of a todo in the trash");
            Assert.That((await eve.GetAsync("/api/trash")).Json.GetArrayLength(), Is.EqualTo(1));
            Assert.That((await eve.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(2));
        }
    }
}
