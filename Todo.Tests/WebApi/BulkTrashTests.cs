using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Todos that are deleted in bulk go to the trash (docs/api.md#bulk-operations).</summary>
internal sealed class BulkTrashTests
{
    [Test]
    public async Task Clearing_completed_todos_moves_them_to_the_trash_with_their_subtasks_open_ones_too()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var parent = await ada.CreateTodoAsync("parent", isDone: true);
        var open = await ada.CreateAsync(new { content = "open subtask", parent_id = parent.Id });
        var done = await ada.CreateAsync(new { content = "done subtask", parent_id = parent.Id, is_done = true });
        var other = await ada.CreateTodoAsync("open");
        var alone = await ada.CreateAsync(new { content = "done subtask of an open todo", parent_id = other.Id, is_done = true });

        var reply = await ada.DeleteAsync("/api/todos?is_done=true");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, "{\"deleted\":4}")));
        Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo($"[{other.Text}]"));
        Assert.That(await PageWalk.IdsAsync(ada, "/api/trash"), Is.EquivalentTo(new[] { parent.Id, open.Id, done.Id, alone.Id }));
        await ada.PostAsync($"/api/trash/{parent.Id}/restore", new { });
        Assert.That(await PageWalk.IdsAsync(ada, $"/api/todos?parent_id={parent.Id}"), Is.EqualTo(new[] { open.Id, done.Id }));
    }

    [Test]
    public async Task A_subtask_that_is_older_than_its_parent_goes_with_it_too()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var subtask = await ada.CreateTodoAsync("subtask", isDone: true);
        var parent = await ada.CreateTodoAsync("parent", isDone: true);
        await ada.PatchAsync($"/api/todos/{subtask.Id}", new { parent_id = parent.Id });

        var reply = await ada.DeleteAsync("/api/todos?is_done=true");
        await ada.PostAsync($"/api/trash/{parent.Id}/restore", new { });

        Assert.That(reply.Text, Is.EqualTo("{\"deleted\":2}"));
        Assert.That(await PageWalk.IdsAsync(ada, $"/api/todos?parent_id={parent.Id}"), Is.EqualTo(new[] { subtask.Id }));
    }

    [Test]
    public async Task Clearing_open_todos_counts_each_that_goes_once()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var parent = await ada.CreateTodoAsync("parent");
        for (var i = 0; i < 3; i++)
            await ada.CreateAsync(new { content = "subtask", parent_id = parent.Id, is_done = i == 0 });

        var reply = await ada.DeleteAsync("/api/todos?is_done=false");

        Assert.That(reply.Text, Is.EqualTo("{\"deleted\":4}"));
        Assert.That((await ada.GetAsync("/api/trash?include_total=true")).Header("X-Total-Count"), Is.EqualTo("4"));
    }

    [Test]
    public async Task Without_a_trash_a_deletion_is_for_good()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TrashDays=0", "--Limits:TodosPerUser=5");
        var ada = await server.SignUpAsync();
        var list = await ada.CreateListAsync();
        var single = await ada.CreateAsync(new { content = "single", labels = new[] { "home" } });
        await ada.CreateAsync(new { content = "subtask", parent_id = single.Id });
        await ada.CreateTodoAsync("done", isDone: true);
        await ada.CreateAsync(new { content = "listed", list_id = list.Id });

        await ada.DeleteAsync($"/api/todos/{single.Id}");
        await ada.DeleteAsync("/api/todos?is_done=true");
        await ada.DeleteAsync($"/api/lists/{list.Id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo("[]"));
            Assert.That((await ada.GetAsync("/api/labels")).Text, Is.EqualTo("[]"));
            Assert.That((await ada.GetAsync("/api/trash?include_total=true")).Header("X-Total-Count"), Is.EqualTo("0"));
            Assert.That((await ada.PostAsync($"/api/trash/{single.Id}/restore", new { })).Status, Is.EqualTo(HttpStatusCode.NotFound));
        }
        for (var i = 0; i < 5; i++)
            await ada.CreateTodoAsync("The quota is free again.");
    }
}
