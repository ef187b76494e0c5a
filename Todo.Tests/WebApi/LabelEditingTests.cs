using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Renaming and deleting labels on all todos.</summary>
internal sealed class LabelEditingTests
{
    [Test]
    public async Task A_label_is_renamed_on_all_todos_in_any_spelling()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var one = await ada.CreateAsync(new { content = "1", labels = new[] { "x", "Home", "y" } });
        var other = await ada.CreateAsync(new { content = "2", is_done = true, labels = new[] { "HOME" } });
        var without = await ada.CreateAsync(new { content = "3", labels = new[] { "homes" } });

        var reply = await ada.PatchAsync("/api/labels/home", new { name = "House" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, "{\"updated\":2}")));
            Assert.That(await LabelsOfAsync(ada, one), Is.EqualTo("x,House,y"));
            Assert.That(await LabelsOfAsync(ada, other), Is.EqualTo("House"));
            Assert.That((await ada.GetAsync($"/api/todos/{one.Id}")).ETag, Is.Not.EqualTo(one.ETag));
            Assert.That((await ada.GetAsync($"/api/todos/{without.Id}")).Text, Is.EqualTo(without.Text));
            Assert.That((await ada.GetAsync("/api/labels")).Text, Is.EqualTo(
                """[{"name":"homes","open_count":1},{"name":"House","open_count":1},{"name":"x","open_count":1},{"name":"y","open_count":1}]"""));
            Assert.That((await ada.GetAsync("/api/todos?label=house")).Json.GetArrayLength(), Is.EqualTo(2));
            Assert.That((await ada.GetAsync("/api/todos?label=home")).Text, Is.EqualTo("[]"));
        }
    }

    [Test]
    public async Task A_label_that_gets_the_name_of_another_becomes_one_with_it_in_the_place_of_the_first()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var one = await ada.CreateAsync(new { content = "1", labels = new[] { "x", "home", "y", "House" } });
        var other = await ada.CreateAsync(new { content = "2", labels = new[] { "House", "home" } });
        var third = await ada.CreateAsync(new { content = "3", labels = new[] { "House" } });

        var reply = await ada.PatchAsync("/api/labels/home", new { name = "house" });

        Assert.That(reply.Text, Is.EqualTo("{\"updated\":2}"));
        Assert.That(await LabelsOfAsync(ada, one), Is.EqualTo("x,house,y"));
        Assert.That(await LabelsOfAsync(ada, other), Is.EqualTo("house"));
        Assert.That((await ada.GetAsync($"/api/todos/{third.Id}")).Text, Is.EqualTo(third.Text));
        Assert.That((await ada.GetAsync("/api/labels")).Text, Does.StartWith("""[{"name":"house","open_count":3},{"name":"x","""));
    }

    [Test]
    public async Task The_spelling_of_a_label_can_be_changed()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "1", labels = new[] { "home" } });

        var reply = await ada.PatchAsync("/api/labels/home", new { name = "Home" });

        Assert.That(reply.Text, Is.EqualTo("{\"updated\":1}"));
        Assert.That(await LabelsOfAsync(ada, todo), Is.EqualTo("Home"));
    }

    [Test]
    public async Task A_deleted_label_is_removed_from_all_todos()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var one = await ada.CreateAsync(new { content = "1", labels = new[] { "x", "Home", "y" } });
        var other = await ada.CreateAsync(new { content = "2", labels = new[] { "HOME" } });

        var reply = await ada.DeleteAsync("/api/labels/home");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, "{\"updated\":2}")));
        Assert.That(await LabelsOfAsync(ada, one), Is.EqualTo("x,y"));
        Assert.That(await LabelsOfAsync(ada, other), Is.Empty);
        Assert.That((await ada.DeleteAsync("/api/labels/home")).Text, Is.EqualTo("{\"updated\":0}"));
    }

    [Test]
    public async Task More_todos_than_one_batch_are_changed_and_counted()
    {
        const int Count = 450;
        var ada = await SharedServer.Instance.SignUpAsync();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => ada.CreateAsync(new { content = "x", labels = new[] { "home" } })));

        var renamed = await ada.PatchAsync("/api/labels/home", new { name = "HOME" });
        var deleted = await ada.DeleteAsync("/api/labels/home");

        Assert.That((renamed.Text, deleted.Text), Is.EqualTo(("{\"updated\":450}", "{\"updated\":450}")));
        Assert.That((await ada.GetAsync("/api/labels")).Text, Is.EqualTo("[]"));
    }

    [TestCase("rename", """[{"name":"house","open_count":250}]""")]
    [TestCase("delete", "[]")]
    public async Task More_todos_than_one_batch_are_changed_in_one_transaction(string change, string expected)
    {
        const int Count = 250;
        var meanwhile = new Meanwhile();
        await using var server = await TodoServer.StartAsync(meanwhile.Register);
        var ada = await server.SignUpAsync();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => ada.CreateAsync(new { content = "x", labels = new[] { "home" } })));
        Reply? labels = null;
        meanwhile.AfterNextTransaction(async () => labels = await ada.GetAsync("/api/labels"));

        var reply = await (change == "rename" ? ada.PatchAsync("/api/labels/home", new { name = "house" }) : ada.DeleteAsync("/api/labels/home"));

        Assert.That(reply.Text, Is.EqualTo("{\"updated\":250}"));
        Assert.That(labels!.Text, Is.EqualTo(expected), "after the first transaction");
    }

    [Test]
    public async Task Todos_in_the_trash_and_of_other_users_keep_their_labels()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        var deleted = await ada.CreateAsync(new { content = "1", labels = new[] { "home" } });
        var others = await eve.CreateAsync(new { content = "1", labels = new[] { "home" } });
        await ada.DeleteAsync($"/api/todos/{deleted.Id}");

        Assert.That((await ada.PatchAsync("/api/labels/home", new { name = "house" })).Text, Is.EqualTo("{\"updated\":0}"));
        Assert.That((await ada.DeleteAsync("/api/labels/home")).Text, Is.EqualTo("{\"updated\":0}"));

        await ada.PostAsync($"/api/trash/{deleted.Id}/restore", new { });
        Assert.That(await LabelsOfAsync(ada, deleted), Is.EqualTo("home"));
        Assert.That((await eve.GetAsync($"/api/todos/{others.Id}")).Text, Is.EqualTo(others.Text));
    }

    [TestCase("a/b")]
    [TestCase("/")]
    [TestCase("100%")]
    [TestCase("%2F")]
    [TestCase("%41")]
    [TestCase("two words")]
    [TestCase("a+b")]
    [TestCase("a?b#c&d=e")]
    [TestCase("Zürich 東京")]
    [TestCase("ΣΊΣΥΦΟΣ")]
    [TestCase("\U0001F600")]
    [TestCase("..a")]
    [TestCase("{name}")]
    [TestCase("a\\b;c,d\"e'")]
    public async Task The_path_can_name_every_label(string label)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "1", labels = new[] { label } });
        var path = "/api/labels/" + Uri.EscapeDataString(label);

        Assert.That((await ada.PatchAsync(path, new { name = label })).Text, Is.EqualTo("{\"updated\":1}"));
        Assert.That(await LabelsOfAsync(ada, todo), Is.EqualTo(label));
        Assert.That((await ada.DeleteAsync(path)).Text, Is.EqualTo("{\"updated\":1}"));
    }

    [TestCase("unknown")]
    [TestCase("%20")]
    [TestCase("%0A")]
    [TestCase("%ff")]
    [TestCase("51")]
    public async Task A_label_that_no_todo_has_is_changed_on_none(string label)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        // An escape that is not valid UTF-8 does not stand for itself.
        await ada.CreateAsync(new { content = "1", labels = new[] { "x", "%ff" } });
        var path = "/api/labels/" + (label == "51" ? new string('x', 51) : label);

        var renamed = await ada.PatchAsync(path, new { name = "y" });
        var deleted = await ada.DeleteAsync(path);

        Assert.That((renamed.Status, renamed.Text), Is.EqualTo((HttpStatusCode.OK, "{\"updated\":0}")));
        Assert.That((deleted.Status, deleted.Text), Is.EqualTo((HttpStatusCode.OK, "{\"updated\":0}")));
    }

    [TestCase("{}", "required")]
    [TestCase("""{"name":null}""", "null_not_allowed")]
    [TestCase("""{"name":["x"]}""", "wrong_type")]
    [TestCase("""{"name":" "}""", "blank")]
    [TestCase("""{"name":"a\tb"}""", "invalid_characters")]
    [TestCase("""{"name":"\udc00"}""", "invalid_characters")]
    [TestCase("""{"name":"a\u0000"}""", "invalid_characters")]
    [TestCase("51", "too_long")]
    public async Task A_new_name_that_is_no_label_is_refused_and_changes_nothing(string body, string code)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "1", labels = new[] { "home" } });

        foreach (var label in new[] { "home", "unknown" })
        {
            var reply = await ada.SendRawAsync(
                HttpMethod.Patch, "/api/labels/" + label, body == "51" ? $$"""{"name":"{{new string('x', 51)}}"}""" : body);
            reply.AssertInvalid("name");
            Assert.That(reply.CodesOf("name"), Is.EqualTo(new[] { code }), label);
        }
        Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text, Is.EqualTo(todo.Text));
    }

    private static async Task<string> LabelsOfAsync(TodoClient client, Reply todo) => string.Join(
        ',', (await client.GetAsync($"/api/todos/{todo.Id}")).Json.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
}
