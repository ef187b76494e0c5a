using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>What a client of GET /api/events gets (docs/api.md#live-events).</summary>
internal sealed class EventsTests
{
    [Test]
    public async Task The_response_is_an_event_stream_that_nobody_stores_or_collects()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        using var reader = await EventReader.OpenAsync(ada, "", ("Accept-Encoding", "gzip, br"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/event-stream"));
            Assert.That(reader.Response.Headers.CacheControl!.ToString(), Is.EqualTo("no-store"));
            Assert.That(reader.Response.Headers.GetValues("X-Accel-Buffering"), Is.EqualTo((string[])["no"]));
            Assert.That(reader.Response.Content.Headers.Contains("Content-Encoding"), Is.False);
        }
    }

    [Test]
    public async Task A_change_is_an_event_with_the_cursor_after_it_and_the_ids()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        using var reader = await EventReader.OpenAsync(ada);

        var list = await ada.CreateListAsync();
        var first = (await reader.NextAsync())!;
        var todo = await ada.CreateTodoAsync();
        var second = (await reader.NextAsync())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Type, Is.EqualTo("changed"));
            Assert.That(first.Data.Members(), Is.EqualTo((string[])["next", "lists", "todos"]));
            Assert.That(first.IdsOf("lists"), Is.EqualTo(new[] { list.Id }));
            Assert.That(first.IdsOf("todos"), Is.Empty);
            Assert.That(first.Id, Is.EqualTo(first.Data.GetProperty("next").GetString()));
            Assert.That(second.IdsOf("todos"), Is.EqualTo(new[] { todo.Id }));
        }
        var changes = await ada.GetAsync($"/api/changes?since={first.Id}");
        Assert.That(changes.Json.GetProperty("todos").GetRawText(), Is.EqualTo($"[{todo.Text}]"));
        Assert.That((await ada.GetAsync($"/api/changes?since={second.Id}")).Json.GetProperty("todos").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Deleted_lists_and_todos_are_in_the_event()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.CreateListAsync();
        var todo = await ada.CreateAsync(new { content = "a", list_id = list.Id });
        using var reader = await EventReader.OpenAsync(ada);

        await ada.DeleteAsync($"/api/lists/{list.Id}");

        var changed = (await reader.NextAsync())!;
        Assert.That((changed.IdsOf("lists"), changed.IdsOf("todos")), Is.EqualTo((new[] { list.Id }, new[] { todo.Id })));
    }

    [Test]
    public async Task Another_users_change_is_no_event()
    {
        var (ada, bob) = (await SharedServer.Instance.SignUpAsync(), await SharedServer.Instance.SignUpAsync());
        using var reader = await EventReader.OpenAsync(ada);

        await bob.CreateTodoAsync();
        var own = await ada.CreateTodoAsync();

        Assert.That((await reader.NextAsync())!.IdsOf("todos"), Is.EqualTo(new[] { own.Id }));
    }

    [Test]
    public async Task What_changed_since_the_last_event_comes_at_once([Values] bool hasHeader)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var cursor = (await ada.GetAsync("/api/changes")).Json.GetProperty("next").GetString()!;
        var todo = await ada.CreateTodoAsync();
        var other = (await ada.GetAsync("/api/changes")).Json.GetProperty("next").GetString()!;

        using var reader = hasHeader
            ? await EventReader.OpenAsync(ada, $"?since={other}", ("Last-Event-ID", cursor))
            : await EventReader.OpenAsync(ada, $"?since={cursor}");

        Assert.That((await reader.NextAsync())!.IdsOf("todos"), Is.EqualTo(new[] { todo.Id }));
    }

    [Test]
    public async Task An_event_names_at_most_a_hundred_todos_and_says_that_there_are_more()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        for (var i = 0; i < 101; i++)
            await ada.CreateTodoAsync($"{i}");
        using var reader = await EventReader.OpenAsync(ada);

        await ada.PatchAsync("/api/todos", new { is_done = true });

        var changed = (await reader.NextAsync())!;
        Assert.That(changed.IdsOf("todos"), Has.Length.EqualTo(100));
        Assert.That(changed.Data.GetProperty("more").GetBoolean());
    }

    [Test]
    public async Task Deletions_of_lists_and_of_todos_are_counted_apart()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TrashDays=0");
        var ada = await server.SignUpAsync();
        var cursor = (await ada.GetAsync("/api/changes")).Json.GetProperty("next").GetString()!;
        for (var i = 0; i < 60; i++)
        {
            await ada.DeleteAsync($"/api/lists/{(await ada.CreateListAsync()).Id}");
            await ada.DeleteAsync($"/api/todos/{(await ada.CreateTodoAsync()).Id}");
        }

        using var reader = await EventReader.OpenAsync(ada, $"?since={cursor}");

        var changed = (await reader.NextAsync())!;
        Assert.That((changed.IdsOf("lists").Length, changed.IdsOf("todos").Length), Is.EqualTo((60, 60)));
        Assert.That(changed.Data.TryGetProperty("more", out _), Is.False);
    }

    [TestCase("?since=x", "since")]
    [TestCase("", "Last-Event-ID")]
    public async Task A_malformed_cursor_is_rejected(string query, string member)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.GetAsync("/api/events" + query, member == "since" ? [] : [(member, "x")]);

        reply.AssertInvalid(member);
    }

    [Test]
    public async Task HEAD_returns_the_headers_alone()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.SendAsync(HttpMethod.Head, "/api/events");

        Assert.That((reply.Status, reply.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/event-stream")));
    }

    [Test]
    public async Task A_user_has_at_most_ten_streams_and_a_closed_one_does_not_count()
    {
        var (ada, bob) = (await SharedServer.Instance.SignUpAsync(), await SharedServer.Instance.SignUpAsync());
        var readers = new List<EventReader>();
        for (var i = 0; i < 10; i++)
            readers.Add(await EventReader.OpenAsync(ada));

        var refused = await ada.GetAsync("/api/events");
        using var others = await EventReader.OpenAsync(bob);
        readers[0].Dispose();

        refused.AssertProblem(HttpStatusCode.TooManyRequests, "A user may have at most 10 event streams.");
        Assert.That(refused.Header("Retry-After"), Is.Not.Null);
        Assert.That(
            async () =>
            {
                using var response = await ada.OpenAsync("/api/events");
                return response.StatusCode;
            },
            Is.EqualTo(HttpStatusCode.OK).After(10_000, 50));
        readers.ForEach(reader => reader.Dispose());
    }

    [Test]
    public async Task An_instance_has_a_limited_number_of_streams()
    {
        await using var server = await TodoServer.StartAsync("--Limits:EventStreams=1");
        using var reader = await EventReader.OpenAsync(await server.SignUpAsync());

        var refused = await (await server.SignUpAsync()).GetAsync("/api/events");

        refused.AssertProblem(HttpStatusCode.ServiceUnavailable, "The server has too many event streams. Try again later.");
        Assert.That(refused.Header("Retry-After"), Is.Not.Null);
    }

    [Test]
    public async Task A_change_on_another_instance_is_an_event_too()
    {
        await using var server = await TodoServer.StartAsync();
        await using var other = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        using var reader = await EventReader.OpenAsync(ada);

        var todo = await ada.On(other).CreateTodoAsync();

        Assert.That((await reader.NextAsync())!.IdsOf("todos"), Is.EqualTo(new[] { todo.Id }));
    }
}
