using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The deletion of lists, whose todos go to the trash.</summary>
internal sealed class ListDeletionTests
{
    private const int MoreThanTwoBatches = 450;

    [Test]
    public async Task Todos_and_subtasks_of_a_deleted_list_go_to_the_trash()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var parent = await ada.PostAsync("/api/todos", new { content = "parent", list_id = list.Id });
        var subtask = await ada.PostAsync("/api/todos", new { content = "subtask", parent_id = parent.Id });
        var other = await ada.CreateTodoAsync();

        var reply = await ada.DeleteAsync($"/api/lists/{list.Id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
            Assert.That((await ada.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(1));
            Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo($"[{other.Text}]"));
            Assert.That(await IdsAsync(ada, "/api/trash"), Is.EquivalentTo(new[] { parent.Id, subtask.Id }));
        }
        (await ada.GetAsync($"/api/lists/{list.Id}")).AssertProblem(HttpStatusCode.NotFound, "List not found");
        (await ada.DeleteAsync($"/api/lists/{list.Id}")).AssertProblem(HttpStatusCode.NotFound, "List not found");
        (await ada.PostAsync("/api/todos", new { content = "x", list_id = list.Id })).AssertInvalid("list_id");
        Assert.That((await ada.GetAsync($"/api/todos?list_id={list.Id}")).Text, Is.EqualTo("[]"));
    }

    [Test]
    public async Task The_inbox_cannot_be_deleted()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.DeleteAsync($"/api/lists/{await ada.InboxAsync()}");

        reply.AssertProblem(HttpStatusCode.Conflict, "The inbox cannot be deleted.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:inbox-not-deletable"));
        Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text, Is.EqualTo(todo.Text));
    }

    [Test]
    public async Task The_id_of_a_deleted_list_is_not_given_again()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var first = await ada.CreateListAsync();
        await ada.DeleteAsync($"/api/lists/{first.Id}");

        Assert.That((await ada.CreateListAsync()).Id, Is.GreaterThan(first.Id));
    }

    [Test]
    public async Task A_list_with_more_todos_than_one_batch_goes_with_all_of_them()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var list = await WithTodosAsync(server, ada, MoreThanTwoBatches);

        var reply = await ada.DeleteAsync($"/api/lists/{list}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo("[]"));
            var trash = await ada.GetAsync("/api/trash?limit=500&include_total=true");
            Assert.That(trash.Header("X-Total-Count"), Is.EqualTo($"{MoreThanTwoBatches}"));
            Assert.That(trash.Json.EnumerateArray().Select(todo => todo.GetProperty("list_id").GetInt64()), Is.All.EqualTo(list));
        }
    }

    [Test]
    public async Task A_list_that_is_renamed_while_it_is_deleted_is_deleted_whole_or_not_at_all()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var list = await WithTodosAsync(server, ada, 10 * MoreThanTwoBatches);
        var etag = (await ada.GetAsync($"/api/lists/{list}")).ETag!;

        var deletion = ada.DeleteAsync($"/api/lists/{list}", null, ("If-Match", etag));
        // The deletion begins with the version that it names.
        while ((await ada.GetAsync("/api/trash?limit=1")).Text == "[]" && !deletion.IsCompleted)
            continue;
        var renamed = await ada.PatchAsync($"/api/lists/{list}", new { name = "renamed" });

        var reply = await deletion;
        Assert.That(renamed.Status, Is.EqualTo(HttpStatusCode.OK), "The list is renamed between two batches.");
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent), reply.Text);
        Assert.That((await ada.GetAsync("/api/todos?limit=1")).Text, Is.EqualTo("[]"));
    }

    [Test]
    public async Task A_list_whose_deletion_another_request_finishes_first_is_deleted()
    {
        var meanwhile = new Meanwhile();
        await using var server = await TodoServer.StartAsync(meanwhile.Register);
        var ada = await server.SignUpAsync();
        var list = await WithTodosAsync(server, ada, MoreThanTwoBatches);
        Reply? other = null;
        meanwhile.AfterNextTransaction(async () => other = await ada.DeleteAsync($"/api/lists/{list}"));

        var reply = await ada.DeleteAsync($"/api/lists/{list}");

        Assert.That((other!.Status, reply.Status), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NoContent)), reply.Text);
        Assert.That((await ada.GetAsync("/api/trash?limit=1&include_total=true")).Header("X-Total-Count"), Is.EqualTo($"{MoreThanTwoBatches}"));
        (await ada.DeleteAsync($"/api/lists/{list}")).AssertProblem(HttpStatusCode.NotFound, "List not found");
    }

    [Test]
    public async Task No_todo_is_left_in_a_list_that_is_deleted_while_todos_are_added_to_it()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        for (var round = 0; round < 10; round++)
        {
            var list = await ada.CreateListAsync();
            var elsewhere = await ada.CreateTodoAsync();

            await Task.WhenAll(
                [
                    .. Enumerable.Range(0, 6).Select(_ => ada.PostAsync("/api/todos", new { content = "x", list_id = list.Id })),
                    ada.DeleteAsync($"/api/lists/{list.Id}"),
                    ada.PatchAsync($"/api/todos/{elsewhere.Id}", new { list_id = list.Id }),
                ]);

            Assert.That((await ada.GetAsync($"/api/todos?list_id={list.Id}")).Text, Is.EqualTo("[]"), $"round {round}");
        }
    }

    /// <summary>A new list with so many todos.</summary>
    private static async Task<long> WithTodosAsync(TodoServer server, TodoClient client, int count)
    {
        var list = await client.CreateListAsync();
        await TodoRows.AddAsync(server, client.UserId, count, "x", list.Id);
        return list.Id;
    }

    private static async Task<List<long>> IdsAsync(TodoClient client, string path) =>
        [.. (await client.GetAsync(path)).Json.EnumerateArray().Select(item => item.GetProperty("id").GetInt64())];
}
