using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The due date, its time, and the time of completion.</summary>
internal sealed class DueDateTests
{
    [Test]
    public async Task A_time_without_a_date_is_refused()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var id = await ada.AddAsync();

        foreach (var body in new object[] { new { content = "x", due_time = "10:00" }, new { content = "x", due_time = "10:00", due_date = (string?)null } })
        {
            foreach (var reply in new[] { await ada.PostAsync("/api/todos", body), await ada.PutAsync($"/api/todos/{id}", body), await ada.PatchAsync($"/api/todos/{id}", body) })
            {
                reply.AssertInvalid("due_time");
                Assert.That(reply.CodesOf("due_time"), Is.EqualTo(["needs_due_date"]));
            }
        }
    }

    [Test]
    public async Task A_recurrence_without_a_date_is_refused()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var id = await ada.AddAsync();
        var body = new { content = "x", recurrence = "FREQ=DAILY" };

        foreach (var reply in new[] { await ada.PostAsync("/api/todos", body), await ada.PutAsync($"/api/todos/{id}", body), await ada.PatchAsync($"/api/todos/{id}", body) })
        {
            reply.AssertInvalid("recurrence");
            Assert.That(reply.CodesOf("recurrence"), Is.EqualTo(["needs_due_date"]));
        }
    }

    [TestCase("PUT")]
    [TestCase("PATCH")]
    public async Task Taking_the_date_away_takes_time_and_recurrence_along(string method)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.AddAsync(new
        {
            content = "x",
            due_date = "2030-01-01",
            due_time = "10:00",
            recurrence = "FREQ=DAILY",
            recurrence_from = "completion",
            priority = "low",
        });

        var reply = await ada.SendRawAsync(new(method), $"/api/todos/{todo.Id()}", """{"content":"x","due_date":null}""");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(
            new[] { "due_date", "due_time", "recurrence" }.Select(member => reply.Json.GetProperty(member).ValueKind),
            Is.All.EqualTo(JsonValueKind.Null));
        Assert.That((reply.Text("recurrence_from"), reply.Text("priority")), Is.EqualTo(("due", "low")));
        var dated = await ada.ChangeAsync(todo.Id(), new { due_date = "2030-01-05" });
        Assert.That(dated.GetProperty("due_time").ValueKind, Is.EqualTo(JsonValueKind.Null), "the time does not come back");
        Assert.That(dated.GetProperty("recurrence").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase("due_time", "\"10:00\"")]
    [TestCase("recurrence", "\"FREQ=DAILY\"")]
    public async Task A_request_that_takes_the_date_away_must_not_set_what_needs_it(string member, string value)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.AddAsync(new { content = "x", due_date = "2030-01-01" });

        var reply = await ada.SendRawAsync(HttpMethod.Patch, $"/api/todos/{todo.Id()}", $$"""{"due_date":null,"{{member}}":{{value}}}""");

        reply.AssertInvalid(member);
        Assert.That((await ada.ReadAsync(todo.Id())).GetRawText(), Is.EqualTo(todo.GetRawText()));
    }

    [Test]
    public async Task A_new_date_keeps_the_time_and_null_takes_the_time_alone()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var id = (await ada.AddAsync(new { content = "x", due_date = "2030-01-01", due_time = "10:00" })).Id();

        var moved = await ada.ChangeAsync(id, new { due_date = "2030-01-02" });
        var untimed = await ada.ChangeAsync(id, new { due_time = (string?)null });

        Assert.That((moved.Text("due_date"), moved.Text("due_time")), Is.EqualTo(("2030-01-02", "10:00")));
        Assert.That((untimed.Text("due_date"), untimed.Text("due_time")), Is.EqualTo(("2030-01-02", (string?)null)));
    }

    [Test]
    public async Task Completed_at_is_when_the_todo_last_became_done_and_null_while_it_is_open()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var todo = await ada.AddAsync(new { content = "x" });
        var id = todo.Id();
        Assert.That(todo.Text("completed_at"), Is.Null);

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var done = await ada.CompleteAsync(id);
        Assert.That(done.Text("completed_at"), Is.EqualTo(done.Text("updated_at")).And.Match(JsonShape.Instant));

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await ada.ChangeAsync(id, new { is_done = true, content = "y" });
        Assert.That(again.Text("completed_at"), Is.EqualTo(done.Text("completed_at")), "it was done already");

        Assert.That((await ada.ReopenAsync(id)).Text("completed_at"), Is.Null);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var bulk = await ada.PatchAsync("/api/todos", new { is_done = true });
        Assert.That(bulk.Text, Is.EqualTo("{\"updated\":1}"));
        var last = await ada.ReadAsync(id);
        Assert.That(last.GetProperty("completed_at").GetDateTimeOffset() - done.GetProperty("completed_at").GetDateTimeOffset(), Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task A_todo_created_as_done_was_completed_when_it_was_created()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var todo = await ada.AddAsync(new { content = "x", is_done = true });

        Assert.That(todo.Text("completed_at"), Is.EqualTo(todo.Text("created_at")));
    }
}
