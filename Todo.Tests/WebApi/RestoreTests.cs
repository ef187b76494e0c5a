using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Restoring todos from the trash.</summary>
internal sealed class RestoreTests
{
    [Test]
    public async Task A_restored_todo_is_what_it_was_in_its_place_in_a_new_version()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        await ada.CreateAsync(new { content = "before", list_id = list.Id });
        var todo = await ada.CreateAsync(new
        {
            content = "x",
            notes = "n",
            is_done = true,
            priority = "high",
            labels = new[] { "a", "B" },
            due_date = "2026-12-01",
            due_time = "08:30",
            recurrence = "FREQ=DAILY",
            recurrence_from = "completion",
            list_id = list.Id,
        });
        await ada.CreateAsync(new { content = "after", list_id = list.Id });
        await ada.DeleteAsync($"/api/todos/{todo.Id}");

        var reply = await ada.PostAsync($"/api/trash/{todo.Id}/restore", new { });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(reply.Json.Members(), Is.EqualTo(JsonShape.Todo));
            Assert.That(Without(reply, "updated_at"), Is.EqualTo(Without(todo, "updated_at")));
            Assert.That(reply.Time("updated_at"), Is.GreaterThan(todo.Time("updated_at")));
            Assert.That(reply.ETag, Is.Not.EqualTo(todo.ETag));
            Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text, Is.EqualTo(reply.Text));
            Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).ETag, Is.EqualTo(reply.ETag));
            Assert.That((await ada.GetAsync("/api/trash")).Text, Is.EqualTo("[]"));
            Assert.That((await ada.GetAsync($"/api/todos?list_id={list.Id}&sort=position")).Json[1].GetProperty("id").GetInt64(), Is.EqualTo(todo.Id));
            Assert.That((await ada.GetAsync("/api/todos?label=b")).Json.GetArrayLength(), Is.EqualTo(1));
        }
        (await ada.PostAsync($"/api/trash/{todo.Id}/restore", new { })).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    [Test]
    public async Task A_parent_is_restored_with_the_subtasks_that_went_with_it()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var (parent, subtasks) = await WithSubtasksAsync(ada);
        await ada.DeleteAsync($"/api/todos/{subtasks[0].Id}");
        await ada.DeleteAsync($"/api/todos/{parent.Id}");

        await RestoreAsync(ada, parent.Id);

        Assert.That(await PageWalk.IdsAsync(ada, $"/api/todos?parent_id={parent.Id}&sort=position"), Is.EqualTo(new[] { subtasks[1].Id, subtasks[2].Id }));
        Assert.That(await PageWalk.IdsAsync(ada, "/api/trash"), Is.EqualTo(new[] { subtasks[0].Id }));
        Assert.That(ParentOf(await RestoreAsync(ada, subtasks[0].Id)), Is.EqualTo(parent.Id));
        Assert.That(
            await PageWalk.IdsAsync(ada, $"/api/todos?parent_id={parent.Id}&sort=position"), Is.EqualTo(subtasks.Select(subtask => subtask.Id)));
    }

    [Test]
    public async Task A_subtask_that_went_with_its_parent_is_restored_alone_and_without_it()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var (parent, subtasks) = await WithSubtasksAsync(ada);
        await ada.DeleteAsync($"/api/todos/{parent.Id}");

        var alone = await RestoreAsync(ada, subtasks[1].Id);
        await RestoreAsync(ada, parent.Id);

        Assert.That(ParentOf(alone), Is.Null);
        Assert.That(alone.Json.GetProperty("list_id").GetInt64(), Is.EqualTo(parent.Json.GetProperty("list_id").GetInt64()));
        Assert.That(await PageWalk.IdsAsync(ada, $"/api/todos?parent_id={parent.Id}"), Is.EqualTo(new[] { subtasks[0].Id, subtasks[2].Id }));
        Assert.That((await ada.GetAsync("/api/trash")).Text, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Todos_of_a_deleted_list_are_restored_into_the_inbox()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var (parent, subtasks) = await WithSubtasksAsync(ada, list.Id);
        await ada.DeleteAsync($"/api/lists/{list.Id}");

        var restored = await RestoreAsync(ada, parent.Id);

        var inbox = await ada.InboxAsync();
        Assert.That(restored.Json.GetProperty("list_id").GetInt64(), Is.EqualTo(inbox));
        Assert.That(
            await PageWalk.IdsAsync(ada, $"/api/todos?parent_id={parent.Id}&list_id={inbox}"), Is.EqualTo(subtasks.Select(subtask => subtask.Id)));
    }

    [TestCase("purged")]
    [TestCase("subtask")]
    [TestCase("moved")]
    public async Task A_subtask_whose_parent_can_be_none_any_more_is_restored_without_it(string fate)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var parent = await ada.CreateTodoAsync("parent");
        var subtask = await ada.CreateAsync(new { content = "subtask", parent_id = parent.Id });
        await ada.DeleteAsync($"/api/todos/{subtask.Id}");
        switch (fate)
        {
            case "purged":
                await ada.DeleteAsync($"/api/todos/{parent.Id}");
                await ada.DeleteAsync($"/api/trash/{parent.Id}");
                break;
            case "subtask":
                await ada.PatchAsync($"/api/todos/{parent.Id}", new { parent_id = (await ada.CreateTodoAsync("grandparent")).Id });
                break;
            default:
                await ada.PatchAsync($"/api/todos/{parent.Id}", new { list_id = (await ada.CreateListAsync()).Id });
                break;
        }

        var restored = await RestoreAsync(ada, subtask.Id);

        Assert.That(ParentOf(restored), Is.Null);
        Assert.That(restored.Json.GetProperty("list_id").GetInt64(), Is.EqualTo(await ada.InboxAsync()));
    }

    [Test]
    public async Task A_subtask_follows_its_parent_into_the_inbox_if_their_list_is_gone()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var parent = await ada.CreateAsync(new { content = "parent", list_id = list.Id });
        var subtask = await ada.CreateAsync(new { content = "subtask", parent_id = parent.Id });
        await ada.DeleteAsync($"/api/todos/{subtask.Id}");
        await ada.PatchAsync($"/api/todos/{parent.Id}", new { list_id = await ada.InboxAsync() });
        await ada.DeleteAsync($"/api/lists/{list.Id}");

        var restored = await RestoreAsync(ada, subtask.Id);

        Assert.That(ParentOf(restored), Is.EqualTo(parent.Id));
        Assert.That(restored.Json.GetProperty("list_id").GetInt64(), Is.EqualTo(await ada.InboxAsync()));
    }

    [Test]
    public async Task Restoring_beyond_the_limit_is_a_conflict_and_restores_nothing()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TodosPerUser=4");
        var ada = await server.SignUpAsync();
        var (parent, _) = await WithSubtasksAsync(ada);
        await ada.DeleteAsync($"/api/todos/{parent.Id}");
        var filler = await ada.CreateTodoAsync("filler");

        var reply = await ada.PostAsync($"/api/trash/{parent.Id}/restore", new { });

        reply.AssertProblem(HttpStatusCode.Conflict, "A user may have at most 4 todos.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:limit-reached"));
        Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo($"[{filler.Text}]"));
        Assert.That((await ada.GetAsync("/api/trash")).Json.GetArrayLength(), Is.EqualTo(4));
        await ada.DeleteAsync($"/api/todos/{filler.Id}");
        await RestoreAsync(ada, parent.Id);
        Assert.That((await ada.PostAsync("/api/todos", new { content = "one more" })).Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Concurrent_restorations_restore_once()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TodosPerUser=2");
        var ada = await server.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        await ada.DeleteAsync($"/api/todos/{todo.Id}");

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ada.PostAsync($"/api/trash/{todo.Id}/restore", new { })));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.NotFound), Is.EqualTo(5));
        await ada.CreateTodoAsync("The quota counts it once.");
    }

    private static async Task<Reply> RestoreAsync(TodoClient client, long id)
    {
        var reply = await client.PostAsync($"/api/trash/{id}/restore", new { });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        return reply;
    }

    private static async Task<(Reply Parent, Reply[] Subtasks)> WithSubtasksAsync(TodoClient client, long? listId = null)
    {
        var parent = await client.CreateAsync(new { content = "parent", list_id = listId ?? await client.InboxAsync() });
        var subtasks = new List<Reply>();
        for (var i = 0; i < 3; i++)
            subtasks.Add(await client.CreateAsync(new { content = $"{i}", parent_id = parent.Id }));
        return (parent, [.. subtasks]);
    }

    private static long? ParentOf(Reply todo) =>
        todo.Json.GetProperty("parent_id") is { ValueKind: JsonValueKind.Number } id ? id.GetInt64() : null;

    private static string Without(Reply reply, string member) => string.Join(
        ',', reply.Json.EnumerateObject().Where(each => each.Name != member).Select(each => $"{each.Name}:{each.Value.GetRawText()}"));
}
