using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The lists of todos.</summary>
internal sealed class ListsTests
{
    [Test]
    public async Task A_new_user_has_an_inbox_and_no_other_list()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var lists = (await ada.GetAsync("/api/lists")).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lists.GetArrayLength(), Is.EqualTo(1));
            Assert.That(lists[0].Members(), Is.EqualTo([.. JsonShape.List, "open_count"]));
            Assert.That(lists[0].GetProperty("name").GetString(), Is.EqualTo("Inbox"));
            Assert.That(lists[0].GetProperty("is_inbox").GetBoolean());
            Assert.That(lists[0].GetProperty("open_count").GetInt64(), Is.Zero);
        }
    }

    [Test]
    public async Task Creating_returns_the_list_its_location_and_its_tag()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PostAsync("/api/lists", new { name = "  Grócery \U0001F600\n", is_inbox = true, position = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
            Assert.That(reply.Header("Location"), Is.EqualTo($"/api/lists/{reply.Id}"));
            Assert.That(reply.ETag, Does.Match("^\"[^\"]+\"$"));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("private, no-cache").Or.EqualTo("no-cache, private"));
            Assert.That(reply.Json.Members(), Is.EqualTo(JsonShape.List));
            Assert.That(reply.Id, Is.InRange(1, (1L << 53) - 1));
            Assert.That(reply.Text("name"), Is.EqualTo("  Grócery \U0001F600\n"));
            Assert.That(reply.Json.GetProperty("is_inbox").ValueKind, Is.EqualTo(JsonValueKind.False));
            Assert.That(reply.Json.GetProperty("position").GetInt64(), Is.InRange(2, (1L << 53) - 1));
            Assert.That(reply.Text("created_at"), Does.Match(JsonShape.Instant));
            Assert.That(reply.Text("updated_at"), Is.EqualTo(reply.Text("created_at")));
        }
    }

    [Test]
    public async Task A_list_is_read_as_it_was_created()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var created = await ada.CreateListAsync();

        var reply = await ada.GetAsync($"/api/lists/{created.Id}");

        Assert.That((reply.Status, reply.Text, reply.ETag), Is.EqualTo((HttpStatusCode.OK, created.Text, created.ETag)));
    }

    [Test]
    public async Task New_lists_are_last_in_the_order_of_their_creation()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        foreach (var name in new[] { "b", "a", "b", "c" })
            await ada.CreateListAsync(name);

        var lists = (await ada.GetAsync("/api/lists")).Json.EnumerateArray().ToList();

        Assert.That(lists.Select(list => list.GetProperty("name").GetString()), Is.EqualTo(new[] { "Inbox", "b", "a", "b", "c" }));
        Assert.That(lists.Select(list => list.GetProperty("position").GetInt64()), Is.Ordered.And.Unique);
    }

    [Test]
    public async Task Open_todos_are_counted_with_subtasks_and_without_the_trash()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var parent = await ada.PostAsync("/api/todos", new { content = "parent", list_id = list.Id });
        await ada.PostAsync("/api/todos", new { content = "subtask", parent_id = parent.Id });
        await ada.PostAsync("/api/todos", new { content = "done", list_id = list.Id, is_done = true });
        var deleted = await ada.PostAsync("/api/todos", new { content = "deleted", list_id = list.Id });
        await ada.DeleteAsync($"/api/todos/{deleted.Id}");
        await ada.CreateTodoAsync();

        var lists = (await ada.GetAsync("/api/lists")).Json;

        Assert.That(lists.EnumerateArray().Select(each => each.GetProperty("open_count").GetInt64()), Is.EqualTo(new[] { 1L, 2L }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_list_can_be_renamed_the_inbox_too(bool isInbox)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var id = isInbox ? await ada.InboxAsync() : list.Id;
        var before = await ada.GetAsync($"/api/lists/{id}");

        var renamed = await ada.PatchAsync($"/api/lists/{id}", new { name = list.Text("name") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((renamed.Status, renamed.Text("name")), Is.EqualTo((HttpStatusCode.OK, list.Text("name"))), "Equal names are allowed.");
            Assert.That(renamed.Json.GetProperty("is_inbox").GetBoolean(), Is.EqualTo(isInbox));
            Assert.That(renamed.Json.GetProperty("position").GetInt64(), Is.EqualTo(before.Json.GetProperty("position").GetInt64()));
            Assert.That(renamed.Time("updated_at"), Is.GreaterThan(before.Time("updated_at")));
            Assert.That(renamed.ETag, Is.Not.EqualTo(before.ETag));
            Assert.That((await ada.GetAsync($"/api/lists/{id}")).Text, Is.EqualTo(renamed.Text));
        }
    }

    [Test]
    public async Task A_patch_without_members_changes_nothing()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();

        var reply = await ada.PatchAsync($"/api/lists/{list.Id}", new { other = 1, is_inbox = true });

        Assert.That((reply.Status, reply.Text, reply.ETag), Is.EqualTo((HttpStatusCode.OK, list.Text, list.ETag)));
    }

    [TestCase("""{}""", "required", "POST")]
    [TestCase("""{"name":null}""", "null_not_allowed")]
    [TestCase("""{"name":1}""", "wrong_type")]
    [TestCase("""{"name":""}""", "blank")]
    [TestCase("""{"name":" \t\n\u00a0"}""", "blank")]
    [TestCase("""{"name":"a\u0000b"}""", "invalid_characters")]
    [TestCase("""{"name":"\ud800"}""", "invalid_characters")]
    public async Task A_name_that_is_none_is_refused(string body, string code, string? onlyMethod = null)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();

        foreach (var (method, path) in new[] { ("POST", "/api/lists"), ("PATCH", $"/api/lists/{list.Id}") })
        {
            if (onlyMethod is not null && method != onlyMethod)
                continue;
            var reply = await ada.SendRawAsync(new HttpMethod(method), path, body);
            reply.AssertInvalid("name");
            Assert.That(reply.CodesOf("name"), Is.EqualTo(new[] { code }), method);
        }
        Assert.That((await ada.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(2));
        Assert.That((await ada.GetAsync($"/api/lists/{list.Id}")).Text, Is.EqualTo(list.Text));
    }

    [TestCase(200, HttpStatusCode.Created)]
    [TestCase(201, HttpStatusCode.UnprocessableEntity)]
    public async Task A_name_has_at_most_200_characters(int length, HttpStatusCode status)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PostAsync("/api/lists", new { name = new string('x', length) });

        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
        if (status == HttpStatusCode.UnprocessableEntity)
            Assert.That(reply.CodesOf("name"), Is.EqualTo(new[] { "too_long" }));
    }

    [Test]
    public async Task A_list_of_another_user_and_one_that_does_not_exist_are_not_found([Values("-1", "0", "01", "x", "9007199254740991", "")] string id)
    {
        var eve = await SharedServer.Instance.SignUpAsync();
        var ada = await SharedServer.Instance.SignUpAsync();
        var path = "/api/lists/" + (id.Length == 0 ? $"{(await eve.CreateListAsync()).Id}" : id);

        (await ada.GetAsync(path)).AssertProblem(HttpStatusCode.NotFound, "List not found");
        (await ada.PatchAsync(path, new { name = "x" })).AssertProblem(HttpStatusCode.NotFound, "List not found");
        (await ada.PostAsync(path + "/move", new { after_id = (long?)null })).AssertProblem(HttpStatusCode.NotFound, "List not found");
        (await ada.DeleteAsync(path)).AssertProblem(HttpStatusCode.NotFound, "List not found");
    }
}
