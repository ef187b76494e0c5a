using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The members of a todo: their defaults, and what it means to leave one out, to send null, or a value.</summary>
internal sealed class MembersTests
{
    private const string Whole =
        """
        {"content":"Milk","is_done":true,"notes":" two\nlines ","priority":"high","labels":["Home","shop"],"due_date":"2030-02-28","due_time":"07:05",
        "recurrence":"FREQ=WEEKLY;BYDAY=MO","recurrence_from":"completion"}
        """;

    private static readonly string[] Settable =
        ["notes", "priority", "labels", "due_date", "due_time", "recurrence", "recurrence_from", "is_done", "list_id", "parent_id"];

    [Test]
    public async Task A_new_todo_has_the_default_of_every_member_that_is_left_out()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var inbox = await ada.InboxAsync();

        var todo = await ada.AddAsync(new { content = "Milk" });

        Assert.That(todo.Members(), Is.EqualTo(JsonShape.Todo));
        AssertMembers(todo, $$"""
            {"content":"Milk","is_done":false,"list_id":{{inbox}},"parent_id":null,"notes":"","priority":"none","labels":[],"due_date":null,
            "due_time":null,"recurrence":null,"recurrence_from":"due","next_id":null,"completed_at":null}
            """);
        Assert.That(todo.Number("position"), Is.Positive.And.LessThan(1L << 53));
    }

    [Test]
    public async Task Every_member_is_kept_as_sent_in_every_answer()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var created = await ada.SendRawAsync(HttpMethod.Post, "/api/todos", Whole);

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        AssertMembers(created.Json, Whole);
        Assert.That((await ada.ReadAsync(created.Id)).GetRawText(), Is.EqualTo(created.Text));
        Assert.That((await ada.QueryAsync()).Single().GetRawText(), Is.EqualTo(created.Text));
    }

    [TestCase("PUT")]
    [TestCase("PATCH")]
    public async Task A_member_that_is_left_out_stays_as_it_is(string method)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = (await ada.SendRawAsync(HttpMethod.Post, "/api/todos", Whole)).Json;

        var after = await ada.SendRawAsync(new(method), $"/api/todos/{before.Id()}", """{"content":"Bread"}""");

        Assert.That(after.Text("content"), Is.EqualTo("Bread"));
        AssertSame(after.Json, before, except: ["content", "updated_at"]);
    }

    [TestCase("notes", "\"other\"")]
    [TestCase("priority", "\"low\"")]
    [TestCase("labels", "[\"garden\"]")]
    [TestCase("due_date", "\"2031-01-01\"")]
    [TestCase("due_time", "\"23:59\"")]
    [TestCase("due_time", "null")]
    [TestCase("recurrence", "\"FREQ=DAILY\"")]
    [TestCase("recurrence", "null")]
    [TestCase("recurrence_from", "\"due\"")]
    public async Task A_member_that_is_sent_changes_alone(string member, string value)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        foreach (var method in new[] { "PUT", "PATCH" })
        {
            var before = (await ada.SendRawAsync(HttpMethod.Post, "/api/todos", Whole)).Json;

            var after = await ada.SendRawAsync(new(method), $"/api/todos/{before.Id()}", $$"""{"content":"Milk","{{member}}":{{value}}}""");

            Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK), after.Text);
            Assert.That(after.Json.GetProperty(member).GetRawText(), Is.EqualTo(value));
            AssertSame(after.Json, before, except: [member, "updated_at"]);
        }
    }

    [TestCase("due_date")]
    [TestCase("due_time")]
    [TestCase("recurrence")]
    [TestCase("parent_id")]
    public async Task Null_is_none_where_the_answer_can_be_null(string member)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var created = await ada.SendRawAsync(HttpMethod.Post, "/api/todos", $$"""{"content":"Milk","{{member}}":null}""");

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(created.Json.GetProperty(member).ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Null_is_refused_where_the_answer_is_never_null(
        [Values("notes", "priority", "labels", "recurrence_from", "is_done", "list_id")] string member, [Values("POST", "PUT", "PATCH")] string method)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var id = await ada.AddAsync();

        var reply = await ada.SendRawAsync(
            new(method), method == "POST" ? "/api/todos" : $"/api/todos/{id}", $$"""{"content":"Milk","{{member}}":null}""");

        reply.AssertInvalid(member);
        Assert.That(reply.CodesOf(member), Is.EqualTo(["null_not_allowed"]));
    }

    [TestCase("""{"content":"x","next_id":5,"position":7,"completed_at":"2020-01-01T00:00:00.000000Z","user_id":1,"id":1,"created_at":"x"}""")]
    [TestCase("""{"content":"x","next_id":"no","position":null,"completed_at":{},"change_seq":1,"is_pristine":true,"series_start":"2030-01-01"}""")]
    public async Task Read_only_and_unknown_members_are_ignored(string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = await ada.AddAsync(new { content = "x" });

        foreach (var method in new[] { "PUT", "PATCH" })
        {
            var after = await ada.SendRawAsync(new(method), $"/api/todos/{before.Id()}", body);

            Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK), after.Text);
            AssertSame(after.Json, before, except: ["updated_at"]);
        }
        var created = await ada.SendRawAsync(HttpMethod.Post, "/api/todos", body);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        AssertSame(created.Json, before, except: ["id", "position", "created_at", "updated_at"]);
    }

    [Test]
    public async Task A_patch_of_nothing_but_read_only_members_changes_nothing()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var before = await ada.AddAsync(new { content = "x" });

        var after = await ada.ChangeAsync(before.Id(), new { position = 1, next_id = 2, completed_at = "x" });

        Assert.That(after.GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task An_old_client_that_knows_only_content_and_is_done_leaves_the_other_members_alone()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var list = await ada.AddListAsync();
        var parent = await ada.AddAsync(new { content = "Party", list_id = list });
        var before = await ada.AddAsync(new
        {
            content = "Milk",
            list_id = list,
            parent_id = parent.Id(),
            notes = "n",
            priority = "low",
            labels = new[] { "a" },
            due_date = "2030-01-01",
            due_time = "10:00",
        });

        await ada.PutAsync($"/api/todos/{before.Id()}", new { content = "Bread", is_done = true });
        await ada.PatchAsync($"/api/todos/{before.Id()}", new { is_done = false });
        var after = (await ada.PutAsync($"/api/todos/{before.Id()}", new { content = "Milk" })).Json;

        AssertSame(after, before, except: ["updated_at"]);
    }

    private static void AssertMembers(JsonElement todo, string expected)
    {
        using var members = JsonDocument.Parse(expected);
        foreach (var member in members.RootElement.EnumerateObject())
            Assert.That(JsonElement.DeepEquals(todo.GetProperty(member.Name), member.Value), Is.True, $"{member.Name}: {todo.GetProperty(member.Name)}");
    }

    private static void AssertSame(JsonElement todo, JsonElement expected, string[] except)
    {
        Assert.That(todo.Members(), Is.SupersetOf(Settable));
        foreach (var member in expected.EnumerateObject().Where(member => !except.Contains(member.Name)))
            Assert.That(todo.GetProperty(member.Name).GetRawText(), Is.EqualTo(member.Value.GetRawText()), member.Name);
    }
}
