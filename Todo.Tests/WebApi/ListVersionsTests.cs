using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The versions of lists (docs/api.md#conditional-requests).</summary>
internal sealed class ListVersionsTests
{
    [Test]
    public async Task A_list_that_the_client_has_is_not_sent_again()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        string[] paths = [$"/api/lists/{list.Id}", "/api/lists"];

        foreach (var path in paths)
        {
            var etag = (await ada.GetAsync(path)).ETag!;
            foreach (var known in new[] { etag, "W/" + etag, "\"x\", " + etag, "*" })
            {
                var reply = await ada.GetAsync(path, ("If-None-Match", known));
                Assert.That((reply.Status, reply.Text, reply.ETag), Is.EqualTo((HttpStatusCode.NotModified, string.Empty, etag)), $"{path} {known}");
            }
            Assert.That((await ada.GetAsync(path, ("If-None-Match", "\"x\""))).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_number_of_open_todos_is_part_of_the_answer_but_not_of_the_version_of_a_list()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var before = await ada.GetAsync("/api/lists");

        var todo = await ada.PostAsync("/api/todos", new { content = "x", list_id = list.Id });
        var withTodo = await ada.GetAsync("/api/lists", ("If-None-Match", before.ETag!));
        await ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = true });
        var completed = await ada.GetAsync("/api/lists", ("If-None-Match", withTodo.ETag!));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(withTodo.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(completed.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((completed.ETag, completed.Text), Is.EqualTo((before.ETag, before.Text)), "The same answer has the same tag.");
            Assert.That((await ada.GetAsync($"/api/lists/{list.Id}")).ETag, Is.EqualTo(list.ETag));
            Assert.That((await ada.GetAsync($"/api/lists/{list.Id}")).Text, Is.EqualTo(list.Text));
        }
    }

    [Test]
    public async Task The_tag_of_all_lists_changes_with_each_of_them_and_their_order()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var tags = new List<string?> { await TagAsync() };
        var list = await ada.CreateListAsync();
        tags.Add(await TagAsync());
        await ada.PatchAsync($"/api/lists/{list.Id}", new { name = list.Text("name") });
        tags.Add(await TagAsync());
        await ada.PostAsync($"/api/lists/{list.Id}/move", new { after_id = (long?)null });
        tags.Add(await TagAsync());
        await ada.DeleteAsync($"/api/lists/{list.Id}");

        Assert.That(tags, Is.Unique);
        Assert.That(await TagAsync(), Is.EqualTo(tags[0]));

        async Task<string?> TagAsync() => (await ada.GetAsync("/api/lists")).ETag;
    }

    [Test]
    public async Task A_stale_weak_or_malformed_tag_fails_and_changes_nothing(
        [Values("PATCH", "DELETE", "move")] string operation, [Values("{0}", "W/{1}", "\"x\"", "x", "")] string tag)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var current = await ada.PatchAsync($"/api/lists/{list.Id}", new { name = "renamed" });
        var ifMatch = string.Format(null, tag, list.ETag, current.ETag);

        var reply = await SendAsync(ada, operation, list.Id, ifMatch);

        reply.AssertProblem(HttpStatusCode.PreconditionFailed, "The list has changed since it was read.");
        Assert.That((await ada.GetAsync($"/api/lists/{list.Id}")).Text, Is.EqualTo(current.Text));
    }

    [Test]
    public async Task The_current_tag_and_any_tag_succeed([Values("PATCH", "DELETE", "move")] string operation, [Values("{0}", "\"x\", {0}", "*")] string tag)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();

        var reply = await SendAsync(ada, operation, list.Id, string.Format(null, tag, list.ETag));

        Assert.That((int)reply.Status, Is.InRange(200, 204), reply.Text);
    }

    [Test]
    public async Task A_list_that_does_not_exist_is_not_found_whatever_the_tag([Values("PATCH", "DELETE", "move")] string operation)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await SendAsync(ada, operation, 1L << 52, "\"x\"")).AssertProblem(HttpStatusCode.NotFound, "List not found");
    }

    [Test]
    public async Task Of_two_writers_with_the_same_tag_exactly_one_succeeds()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => ada.PatchAsync($"/api/lists/{list.Id}", new { name = $"{i}" }, ("If-Match", list.ETag!))));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.PreconditionFailed), Is.EqualTo(7));
    }

    [Test]
    public async Task The_tag_changes_with_every_change_even_if_the_clock_stands_still()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var list = await ada.CreateListAsync();

        var renamed = await ada.PatchAsync($"/api/lists/{list.Id}", new { name = list.Text("name") });
        var moved = await ada.PostAsync($"/api/lists/{list.Id}/move", new { after_id = (long?)null });

        Assert.That(new[] { list.ETag, renamed.ETag, moved.ETag }, Is.Unique);
        Assert.That((list.Time("updated_at") < renamed.Time("updated_at"), renamed.Time("updated_at") < moved.Time("updated_at")), Is.EqualTo((true, true)));
    }

    private static Task<Reply> SendAsync(TodoClient client, string operation, long id, string ifMatch) => operation switch
    {
        "PATCH" => client.PatchAsync($"/api/lists/{id}", new { name = "changed" }, ("If-Match", ifMatch)),
        "DELETE" => client.DeleteAsync($"/api/lists/{id}", null, ("If-Match", ifMatch)),
        _ => client.PostAsync($"/api/lists/{id}/move", new { after_id = (long?)null }, ("If-Match", ifMatch)),
    };
}
