using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The todos (docs/api.md#todos).</summary>
internal sealed class TodosTests
{
    private const int MaxLength = 10_000;

    [Test]
    public async Task Creating_answers_with_the_todo_its_location_and_its_tag()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PostAsync("/api/todos", new { content = "  Buy mílk \U0001F600\n" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(reply.Header("Location"), Is.EqualTo($"/api/todos/{reply.Id}"));
            Assert.That(reply.ETag, Does.Match("^\"[^\"]+\"$"));
            Assert.That(reply.Json.Members(), Is.EqualTo(JsonShape.Todo));
            Assert.That(reply.Id, Is.InRange(1, (1L << 53) - 1));
            Assert.That(reply.Text("content"), Is.EqualTo("  Buy mílk \U0001F600\n"));
            Assert.That(reply.Json.GetProperty("is_done").ValueKind, Is.EqualTo(JsonValueKind.False));
            Assert.That(reply.Json.GetProperty("user_id").GetInt64(), Is.EqualTo(ada.UserId));
            Assert.That(reply.Text("created_at"), Does.Match(JsonShape.Instant));
            Assert.That(reply.Text("updated_at"), Is.EqualTo(reply.Text("created_at")));
        }
    }

    [Test]
    public async Task A_todo_is_read_as_it_was_created()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var created = await ada.CreateTodoAsync(isDone: true);

        var reply = await ada.GetAsync(PathOf(created));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Text, Is.EqualTo(created.Text));
            Assert.That(reply.ETag, Is.EqualTo(created.ETag));
            Assert.That(reply.Json.GetProperty("is_done").GetBoolean());
        }
    }

    [Test]
    public async Task The_list_has_the_own_todos_by_id()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo("[]"));
        string[] created = [(await ada.CreateTodoAsync("b")).Text, (await ada.CreateTodoAsync("a")).Text, (await ada.CreateTodoAsync("c")).Text];

        var reply = await ada.GetAsync("/api/todos");

        Assert.That(reply.Text, Is.EqualTo($"[{string.Join(',', created)}]"));
    }

    [Test]
    public async Task Changing_replaces_the_content_and_leaves_what_is_left_out()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var created = await ada.CreateTodoAsync(isDone: true);

        var changed = await ada.PutAsync(PathOf(created), new { content = "Buy oat milk" });
        var undone = await ada.PutAsync(PathOf(created), new { content = "Buy oat milk", is_done = false });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(changed.Text("content"), Is.EqualTo("Buy oat milk"));
            Assert.That(changed.Json.GetProperty("is_done").GetBoolean(), "as it was");
            Assert.That(changed.Text("created_at"), Is.EqualTo(created.Text("created_at")));
            Assert.That(changed.Time("updated_at"), Is.GreaterThan(created.Time("updated_at")));
            Assert.That(changed.ETag, Is.Not.EqualTo(created.ETag));
            Assert.That(undone.Json.GetProperty("is_done").GetBoolean(), Is.False);
            Assert.That((await ada.GetAsync(PathOf(created))).Text, Is.EqualTo(undone.Text));
        }
    }

    [TestCase("PUT", "{}", "content")]
    [TestCase("PUT", """{"is_done":true}""", "content")]
    [TestCase("PUT", """{"content":"x","is_done":null}""", "is_done")]
    [TestCase("PATCH", """{"content":null}""", "content")]
    [TestCase("PATCH", """{"content":" "}""", "content")]
    [TestCase("PATCH", """{"is_done":null}""", "is_done")]
    public async Task A_change_that_says_too_little_is_refused_and_changes_nothing(string method, string body, string member)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var created = await ada.CreateTodoAsync();

        (await ada.SendRawAsync(new HttpMethod(method), PathOf(created), body)).AssertInvalid(member);

        Assert.That((await ada.GetAsync(PathOf(created))).Text, Is.EqualTo(created.Text));
    }

    [Test]
    public async Task Deleting_answers_with_the_todo_as_it_was_and_then_it_is_gone()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var created = await ada.CreateTodoAsync();

        var deleted = await ada.DeleteAsync(PathOf(created));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(deleted.Text, Is.EqualTo(created.Text));
            Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo("[]"));
        }
        (await ada.GetAsync(PathOf(created))).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        (await ada.DeleteAsync(PathOf(created))).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    [TestCase("x", MaxLength, HttpStatusCode.Created)]
    [TestCase("x", MaxLength + 1, HttpStatusCode.UnprocessableEntity)]
    [TestCase("\U0001F600", MaxLength / 2, HttpStatusCode.Created)]
    [TestCase("\U0001F600", (MaxLength / 2) + 1, HttpStatusCode.UnprocessableEntity)]
    public async Task Content_has_at_most_10000_UTF16_units(string text, int times, HttpStatusCode status)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var content = string.Concat(Enumerable.Repeat(text, times));

        var reply = await ada.PostAsync("/api/todos", new { content });

        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
        if (status == HttpStatusCode.Created)
            Assert.That((await ada.GetAsync(PathOf(reply))).Text("content"), Is.EqualTo(content));
        else
            reply.AssertInvalid("content");
    }

    [TestCase("\u0001\u001f\u007f\u0085", TestName = "Content_of_control_characters_is_kept_exactly_as_sent")]
    [TestCase("</script><b>&amp;'\"\\")]
    [TestCase("e\u0301 \u00e9 \u202e \ufeff \uffff", TestName = "Content_of_invisible_characters_is_kept_exactly_as_sent")]
    [TestCase("'; DROP TABLE todos; --")]
    public async Task Content_is_kept_exactly_as_sent(string content)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var created = await ada.CreateTodoAsync(content);

        Assert.That((await ada.GetAsync(PathOf(created))).Text("content"), Is.EqualTo(content));
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("01")]
    [TestCase("%2B1")]
    [TestCase("1.0")]
    [TestCase("1e3")]
    [TestCase("0x1")]
    [TestCase("%201")]
    [TestCase("\uff11")]
    [TestCase("todo")]
    [TestCase("null")]
    [TestCase("9007199254740991")]
    [TestCase("9007199254740992")]
    [TestCase("9223372036854775808")]
    [TestCase("99999999999999999999999999")]
    public async Task An_id_that_is_none_is_not_found(string id)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await ada.GetAsync("/api/todos/" + id)).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        (await ada.PutAsync("/api/todos/" + id, new { content = "x" })).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        (await ada.PatchAsync("/api/todos/" + id, new { is_done = true })).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        (await ada.DeleteAsync("/api/todos/" + id)).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
        (await ada.DeleteAsync("/api/users/me/sessions/" + id)).AssertProblem(HttpStatusCode.NotFound);
    }

    private static string PathOf(Reply todo) => $"/api/todos/{todo.Id}";
}
