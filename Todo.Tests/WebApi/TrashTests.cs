using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The trash: its list, and deletion from it for good.</summary>
internal sealed class TrashTests
{
    [Test]
    public async Task A_deleted_todo_is_in_the_trash_as_it_was_with_the_time_of_its_deletion()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var todo = await ada.CreateAsync(new
        {
            content = "x",
            notes = "n",
            priority = "high",
            labels = new[] { "a", "B" },
            due_date = "2026-12-01",
            due_time = "08:30",
            recurrence = "FREQ=DAILY",
        });
        server.Clock.Advance(TimeSpan.FromMinutes(2));

        await ada.DeleteAsync($"/api/todos/{todo.Id}");
        var trashed = (await ada.GetAsync("/api/trash")).Json[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(trashed.Members(), Is.EquivalentTo([.. JsonShape.Todo, "deleted_at"]));
            Assert.That(trashed.GetProperty("deleted_at").GetString(), Does.Match(JsonShape.Instant));
            Assert.That(trashed.GetProperty("deleted_at").GetDateTimeOffset(), Is.EqualTo(todo.Time("created_at").AddMinutes(2)));
            foreach (var member in todo.Json.EnumerateObject())
                Assert.That(trashed.GetProperty(member.Name).GetRawText(), Is.EqualTo(member.Value.GetRawText()), member.Name);
        }
    }

    [Test]
    public async Task A_todo_in_the_trash_is_not_found_by_any_operation()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "x", labels = new[] { "home" }, due_date = "2026-12-01" });
        var other = await ada.CreateTodoAsync("other");
        await ada.DeleteAsync($"/api/todos/{todo.Id}");
        var path = $"/api/todos/{todo.Id}";

        Reply[] missing =
        [
            await ada.GetAsync(path), await ada.PutAsync(path, new { content = "y" }), await ada.PatchAsync(path, new { is_done = true }),
            await ada.DeleteAsync(path), await ada.PostAsync(path + "/move", new { after_id = (long?)null }), await ada.GetAsync(path + "/occurrences"),
        ];

        foreach (var reply in missing)
            reply.AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        foreach (var query in new[] { "", "?q=x", "?label=home", "?due=any", "?sort=-updated_at", "?sort=position", $"?parent_id={todo.Id}" })
            Assert.That((await ada.GetAsync("/api/todos" + query)).Text, Does.Not.Contain($"\"id\":{todo.Id},"), query);
        Assert.That((await ada.GetAsync("/api/todos?include_total=true")).Header("X-Total-Count"), Is.EqualTo("1"));
        (await ada.PostAsync("/api/todos", new { content = "x", parent_id = todo.Id })).AssertInvalid("parent_id");
        (await ada.PatchAsync($"/api/todos/{other.Id}", new { parent_id = todo.Id })).AssertInvalid("parent_id");
        (await ada.PostAsync($"/api/todos/{other.Id}/move", new { after_id = todo.Id })).AssertInvalid("after_id");
        Assert.That((await ada.PatchAsync("/api/todos", new { is_done = true })).Text, Is.EqualTo("{\"updated\":1}"));
    }

    [Test]
    public async Task The_last_deleted_is_first_and_subtasks_that_went_with_their_parent_are_listed_too()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var parent = await ada.CreateTodoAsync("parent");
        var subtask = await ada.CreateAsync(new { content = "subtask", parent_id = parent.Id });
        var first = await ada.CreateTodoAsync("first");
        var last = await ada.CreateTodoAsync("last");
        foreach (var id in new[] { first.Id, parent.Id, last.Id })
            await ada.DeleteAsync($"/api/todos/{id}");

        var ids = await PageWalk.IdsAsync(ada, "/api/trash");

        Assert.That(ids, Is.EqualTo(new[] { last.Id, subtask.Id, parent.Id, first.Id }));
        Assert.That((await ada.GetAsync("/api/trash?include_total=true")).Header("X-Total-Count"), Is.EqualTo("4"));
    }

    [Test]
    public async Task Pages_follow_each_other_even_if_all_were_deleted_at_once()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        for (var i = 0; i < 7; i++)
            await ada.CreateTodoAsync($"{i}");
        await ada.DeleteAsync("/api/todos?is_done=false");
        var all = await PageWalk.IdsAsync(ada, "/api/trash");

        var page = await ada.GetAsync("/api/trash?limit=3&include_total=true");
        var paged = await PageWalk.IdsAsync(ada, "/api/trash?limit=3&include_total=true");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Has.Count.EqualTo(7).And.Unique);
            Assert.That(paged, Is.EqualTo(all));
            Assert.That(page.Json.GetArrayLength(), Is.EqualTo(3));
            Assert.That(page.Header("X-Total-Count"), Is.EqualTo("7"));
            Assert.That(PageWalk.NextOf(page), Does.Contain("/api/trash?").And.Contain("limit=3").And.Contain("include_total=true").And.Contain("after="));
            Assert.That((await ada.GetAsync("/api/trash?limit=7")).Header("Link"), Is.Null);
        }
    }

    [Test]
    public async Task Deletions_and_restorations_meanwhile_neither_repeat_nor_skip_the_others()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todos = new List<long>();
        for (var i = 0; i < 6; i++)
            todos.Add((await ada.CreateTodoAsync($"{i}")).Id);
        foreach (var id in todos.Take(5))
            await ada.DeleteAsync($"/api/todos/{id}");
        var first = await ada.GetAsync("/api/trash?limit=2");

        await ada.DeleteAsync($"/api/todos/{todos[5]}");
        await ada.PostAsync($"/api/trash/{todos[4]}/restore", new { });
        await ada.DeleteAsync($"/api/trash/{todos[1]}");

        Assert.That(await PageWalk.IdsAsync(ada, PageWalk.NextOf(first)!), Is.EqualTo(new[] { todos[2], todos[0] }));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=501", "limit")]
    [TestCase("limit=x", "limit")]
    [TestCase("after=x", "after")]
    [TestCase("after=", "after")]
    [TestCase("include_total=1", "include_total")]
    public async Task A_query_that_is_none_is_refused(string query, string parameter)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await ada.GetAsync("/api/trash?" + query)).AssertInvalid(parameter);
    }

    [Test]
    public async Task A_cursor_of_the_todos_is_no_cursor_of_the_trash()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();
        foreach (var sort in new[] { "id", "-updated_at" })
        {
            var cursor = PageWalk.NextOf(await ada.GetAsync($"/api/todos?limit=1&sort={sort}"))!.Split("after=")[1].Split('&')[0];
            (await ada.GetAsync("/api/trash?after=" + cursor)).AssertInvalid("after");
        }
    }

    [Test]
    public async Task A_page_that_the_client_has_is_not_sent_again()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todos = new[] { await ada.CreateTodoAsync(), await ada.CreateTodoAsync() };
        foreach (var todo in todos)
            await ada.DeleteAsync($"/api/todos/{todo.Id}");
        const string Path = "/api/trash?limit=1&include_total=true";
        var page = await ada.GetAsync(Path);

        var same = await ada.GetAsync(Path, ("If-None-Match", page.ETag!));
        await ada.PostAsync($"/api/trash/{todos[0].Id}/restore", new { });
        var other = await ada.GetAsync(Path, ("If-None-Match", page.ETag!));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((same.Status, same.Text, same.ETag), Is.EqualTo((HttpStatusCode.NotModified, string.Empty, page.ETag)));
            Assert.That(same.Header("Link"), Is.EqualTo(page.Header("Link")).And.Not.Null);
            Assert.That(other.Status, Is.EqualTo(HttpStatusCode.OK), "The total has changed.");
        }
    }

    [Test]
    public async Task A_todo_is_deleted_for_good_with_the_subtasks_that_went_with_it()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var parent = await ada.CreateTodoAsync("parent");
        await ada.CreateAsync(new { content = "with", parent_id = parent.Id });
        var alone = await ada.CreateAsync(new { content = "alone", parent_id = parent.Id });
        await ada.DeleteAsync($"/api/todos/{alone.Id}");
        await ada.DeleteAsync($"/api/todos/{parent.Id}");

        var reply = await ada.DeleteAsync($"/api/trash/{parent.Id}");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
        Assert.That(await PageWalk.IdsAsync(ada, "/api/trash"), Is.EqualTo(new[] { alone.Id }));
        (await ada.DeleteAsync($"/api/trash/{parent.Id}")).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        (await ada.PostAsync($"/api/trash/{parent.Id}/restore", new { })).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    [Test]
    public async Task Only_todos_in_the_own_trash_can_be_restored_or_deleted_for_good([Values("own", "other", "0", "x", "9007199254740991")] string which)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        var own = await ada.CreateTodoAsync("not in the trash");
        var others = await eve.CreateTodoAsync("in the trash of another user");
        await eve.DeleteAsync($"/api/todos/{others.Id}");
        var id = which switch { "own" => $"{own.Id}", "other" => $"{others.Id}", _ => which };

        (await ada.PostAsync($"/api/trash/{id}/restore", new { })).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        (await ada.DeleteAsync($"/api/trash/{id}")).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo($"[{own.Text}]"));
        Assert.That((await eve.GetAsync("/api/trash")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Emptying_deletes_everything_in_the_own_trash_and_counts_it()
    {
        const int Count = 1_100;
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var eve = await server.SignUpAsync();
        await TodoRows.AddAsync(server, ada.UserId, Count, "x");
        await ada.DeleteAsync("/api/todos?is_done=false");
        var kept = await ada.CreateTodoAsync();
        var others = await eve.CreateTodoAsync();
        await eve.DeleteAsync($"/api/todos/{others.Id}");

        var reply = await ada.DeleteAsync("/api/trash");
        var again = await ada.DeleteAsync("/api/trash");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, "{\"deleted\":1100}")));
            Assert.That(again.Text, Is.EqualTo("{\"deleted\":0}"));
            Assert.That((await ada.GetAsync("/api/trash")).Text, Is.EqualTo("[]"));
            Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo($"[{kept.Text}]"));
            Assert.That((await eve.GetAsync("/api/trash")).Json.GetArrayLength(), Is.EqualTo(1));
        }
    }
}
