using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The labels on todos.</summary>
internal sealed class LabelsTests
{
    [Test]
    public async Task Labels_are_kept_in_the_order_and_spelling_sent()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        string[] labels = ["Zürich", " b ", "a", "\U0001F600", "x/y", new string('x', 50)];

        var todo = await ada.CreateAsync(new { content = "x", labels });

        Assert.That(LabelsOf(todo), Is.EqualTo(labels));
        Assert.That(LabelsOf(await ada.GetAsync($"/api/todos/{todo.Id}")), Is.EqualTo(labels));
        Assert.That(LabelsOf(await ada.PutAsync($"/api/todos/{todo.Id}", new { content = "y" })), Is.EqualTo(labels));
        Assert.That(LabelsOf(await ada.PatchAsync($"/api/todos/{todo.Id}", new { labels = Array.Empty<string>() })), Is.Empty);
    }

    [Test]
    public async Task The_list_has_one_entry_for_each_folded_name_in_their_order_spelled_as_last_written()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var done = await ada.CreateAsync(new { content = "done", is_done = true, labels = new[] { "home", "éa" } });
        await ada.CreateAsync(new { content = "x", labels = new[] { "zoo", "HOME", "Zebra" } });
        await ada.CreateAsync(new { content = "x", labels = new[] { "Home", "a" } });

        var first = await LabelsAsync(ada);
        await ada.PatchAsync($"/api/todos/{done.Id}", new { labels = new[] { "hoMe" } });
        var second = await LabelsAsync(ada);
        await ada.PatchAsync($"/api/todos/{done.Id}", new { content = "changed", is_done = false });
        var third = await LabelsAsync(ada);

        Assert.That(first, Is.EqualTo("a:1 Home:2 Zebra:1 zoo:1 éa:0"));
        Assert.That(second, Is.EqualTo("a:1 hoMe:2 Zebra:1 zoo:1"));
        Assert.That(third, Is.EqualTo("a:1 hoMe:3 Zebra:1 zoo:1"));
    }

    [Test]
    public async Task A_user_without_labels_has_an_empty_list()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        await eve.CreateAsync(new { content = "x", labels = new[] { "home" } });

        Assert.That((await ada.GetAsync("/api/labels")).Text, Is.EqualTo("[]"));
    }

    [Test]
    public async Task Labels_of_todos_in_the_trash_are_not_listed_until_they_are_restored()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "x", labels = new[] { "home" } });
        await ada.DeleteAsync($"/api/todos/{todo.Id}");

        Assert.That(await LabelsAsync(ada), Is.Empty);
        await ada.PostAsync($"/api/trash/{todo.Id}/restore", new { });
        Assert.That(await LabelsAsync(ada), Is.EqualTo("home:1"));
    }

    [Test]
    public async Task A_restored_todo_does_not_count_as_the_last_that_was_written()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var old = await ada.CreateAsync(new { content = "x", labels = new[] { "HOME" } });
        await ada.DeleteAsync($"/api/todos/{old.Id}");
        await ada.CreateAsync(new { content = "x", labels = new[] { "home" } });

        await ada.PostAsync($"/api/trash/{old.Id}/restore", new { });

        Assert.That(await LabelsAsync(ada), Is.EqualTo("home:2"));
    }

    [Test]
    public async Task Labels_that_a_completion_copies_do_not_count_as_written()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "x", labels = new[] { "HOME" }, due_date = "2026-12-24", recurrence = "FREQ=DAILY" });
        await ada.CreateAsync(new { content = "x", labels = new[] { "HOME" }, parent_id = todo.Id });
        var other = await ada.CreateAsync(new { content = "x", labels = new[] { "home" } });

        await ada.CompleteAsync(todo.Id);

        Assert.That(await LabelsAsync(ada), Is.EqualTo("home:3"));
        await ada.RemoveAsync(other.Id);
        Assert.That(await LabelsAsync(ada), Is.EqualTo("HOME:2"));
    }

    [Test]
    public async Task Labels_that_are_changed_with_a_completion_count_as_written_in_the_copy_too()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "x", labels = new[] { "Home" }, due_date = "2026-12-24", recurrence = "FREQ=DAILY" });
        await ada.CreateAsync(new { content = "x", labels = new[] { "home" } });

        await ada.ChangeAsync(todo.Id, new { labels = new[] { "HOME" }, is_done = true });
        await ada.RemoveAsync(todo.Id);

        Assert.That(await LabelsAsync(ada), Is.EqualTo("HOME:2"));
    }

    [TestCase("home", "HOME", true)]
    [TestCase("ß", "ẞ", true)]
    [TestCase("ß", "ss", false, Description = "Simple folding maps one character to one")]
    [TestCase("Σίσυφος", "σίσυφοσ", true)]
    [TestCase("i", "İ", false, Description = "Without the Turkic foldings")]
    [TestCase("I", "ı", false)]
    [TestCase("ö", "o\u0308", false, Description = "Without normalization")]
    [TestCase("K", "\u212a", true, Description = "The Kelvin sign")]
    [TestCase("ﬀ", "FF", false)]
    [TestCase("\U00010400", "\U00010428", true, Description = "Deseret, outside the basic plane")]
    [TestCase("home", "home ", false)]
    public async Task Two_labels_are_the_same_if_their_simple_case_folding_is(string one, string other, bool areSame)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var both = await ada.PostAsync("/api/todos", new { content = "x", labels = new[] { one, other } });
        var todo = await ada.CreateAsync(new { content = "x", labels = new[] { one } });
        var found = await ada.GetAsync($"/api/todos?limit=1&label={Uri.EscapeDataString(other)}");

        Assert.That(both.Status, Is.EqualTo(areSame ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Created));
        if (areSame)
            Assert.That(both.CodesOf("labels"), Is.EqualTo(new[] { "duplicate" }));
        Assert.That(found.Text == $"[{todo.Text}]", Is.EqualTo(areSame));
    }

    [TestCase("null", "null_not_allowed")]
    [TestCase("\"home\"", "wrong_type")]
    [TestCase("[1]", "wrong_type")]
    [TestCase("[null]", "wrong_type")]
    [TestCase("[[\"home\"]]", "wrong_type")]
    [TestCase("[\"\"]", "blank")]
    [TestCase("[\"home\", \" \\u2003\"]", "blank")]
    [TestCase("[\"a\\nb\"]", "invalid_characters")]
    [TestCase("[\"a\\u0085b\"]", "invalid_characters")]
    [TestCase("[\"a\\u0000b\"]", "invalid_characters")]
    [TestCase("[\"\\ud800\"]", "invalid_characters")]
    [TestCase("[\"home\",\"x\",\"Home\"]", "duplicate")]
    [TestCase("51", "too_long")]
    [TestCase("21", "too_many")]
    public async Task Labels_that_break_a_rule_are_refused(string labels, string code)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "x", labels = new[] { "a" } });
        var json = labels switch
        {
            "51" => JsonSerializer.Serialize(new[] { new string('x', 51) }),
            "21" => JsonSerializer.Serialize(Enumerable.Range(0, 21).Select(i => $"{i}")),
            _ => labels,
        };

        foreach (var (method, path) in new[] { ("POST", "/api/todos"), ("PUT", $"/api/todos/{todo.Id}"), ("PATCH", $"/api/todos/{todo.Id}") })
        {
            var reply = await ada.SendRawAsync(new HttpMethod(method), path, $$"""{"content":"y","labels":{{json}}}""");
            reply.AssertInvalid("labels");
            Assert.That(reply.CodesOf("labels"), Is.EqualTo(new[] { code }), method);
        }
        Assert.That((await ada.GetAsync("/api/todos")).Text, Is.EqualTo($"[{todo.Text}]"));
    }

    private static IEnumerable<string?> LabelsOf(Reply todo) => todo.Json.GetProperty("labels").EnumerateArray().Select(label => label.GetString());

    private static async Task<string> LabelsAsync(TodoClient client)
    {
        var reply = await client.GetAsync("/api/labels");
        Assert.That(reply.Json.EnumerateArray().Select(label => label.Members()), Is.All.EqualTo(new[] { "name", "open_count" }));
        return string.Join(' ', reply.Json.EnumerateArray().Select(label => $"{label.GetProperty("name").GetString()}:{label.GetProperty("open_count")}"));
    }
}
