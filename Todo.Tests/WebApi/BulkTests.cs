using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Toggle all and clear completed (docs/api.md#bulk-operations).</summary>
internal sealed class BulkTests
{
    [Test]
    public async Task Changing_all_counts_those_that_changed_and_leaves_the_others_untouched()
    {
        var (ada, open, done) = await WithTodosAsync();

        var reply = await ada.PatchAsync("/api/todos", new { is_done = true });

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, "{\"updated\":2}")));
        Assert.That((await ada.GetAsync($"/api/todos/{done.Id}")).Text, Is.EqualTo(done.Text));
        Assert.That((await ada.GetAsync("/api/todos?is_done=false")).Text, Is.EqualTo("[]"));
        Assert.That((await ada.GetAsync($"/api/todos/{open.Id}")).ETag, Is.Not.EqualTo(open.ETag));
        Assert.That((await ada.PatchAsync("/api/todos", new { is_done = true })).Text, Is.EqualTo("{\"updated\":0}"));
        Assert.That((await ada.PatchAsync("/api/todos", new { is_done = false })).Text, Is.EqualTo("{\"updated\":3}"));
    }

    [Test]
    public async Task Changing_all_lets_updated_at_grow_even_when_the_clock_stands_still()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var todo = await ada.CreateTodoAsync();
        List<string> times = [UpdatedAt(todo)];
        foreach (var isDone in new[] { true, false })
        {
            await ada.PatchAsync("/api/todos", new { is_done = isDone });
            times.Add(UpdatedAt(await ada.GetAsync($"/api/todos/{todo.Id}")));
        }

        Assert.That(times, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
    }

    [TestCase("true", "{\"deleted\":1}")]
    [TestCase("false", "{\"deleted\":2}")]
    public async Task Deleting_counts_those_that_went_and_leaves_the_others(string isDone, string answer)
    {
        var (ada, _, _) = await WithTodosAsync();

        var reply = await ada.DeleteAsync("/api/todos?is_done=" + isDone);

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, answer)));
        Assert.That((await ada.GetAsync("/api/todos?is_done=" + isDone)).Text, Is.EqualTo("[]"));
        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength() + reply.Json.GetProperty("deleted").GetInt32(), Is.EqualTo(3));
        Assert.That((await ada.DeleteAsync("/api/todos?is_done=" + isDone)).Text, Is.EqualTo("{\"deleted\":0}"));
    }

    [Test]
    public async Task The_todos_of_others_stay_as_they_are()
    {
        var (ada, open, done) = await WithTodosAsync();
        var eve = await SharedServer.Instance.SignUpAsync();

        await eve.PatchAsync("/api/todos", new { is_done = true });
        await eve.DeleteAsync("/api/todos?is_done=true");

        Assert.That((await ada.GetAsync($"/api/todos/{open.Id}")).Text, Is.EqualTo(open.Text));
        Assert.That((await ada.GetAsync($"/api/todos/{done.Id}")).Text, Is.EqualTo(done.Text));
    }

    [TestCase("", "is_done")]
    [TestCase("?is_done=", "is_done")]
    [TestCase("?is_done=1", "is_done")]
    [TestCase("?is_done=TRUE", "is_done")]
    [TestCase("?is_done=true&is_done=true", "is_done")]
    [TestCase("?is_done=true&q=milk", "q")]
    [TestCase("?is_done=true&limit=1", "limit")]
    [TestCase("?isDone=true", "isDone")]
    [TestCase("?IS_DONE=true", "IS_DONE")]
    public async Task Deleting_takes_is_done_and_nothing_else(string query, string name)
    {
        var (ada, _, _) = await WithTodosAsync();

        var reply = await ada.DeleteAsync("/api/todos" + query);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
        Assert.That(reply.ErrorMembers, Is.EqualTo(new[] { name }));
        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(3));
    }

    [TestCase("{}", "is_done")]
    [TestCase("{\"is_done\":null}", "is_done")]
    [TestCase("{\"is_done\":\"true\"}", "is_done")]
    [TestCase("true", "body")]
    public async Task Changing_all_takes_a_boolean(string body, string name)
    {
        var (ada, _, _) = await WithTodosAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Patch, "/api/todos", body);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
        Assert.That(reply.ErrorMembers, Is.EqualTo(new[] { name }));
    }

    private static string UpdatedAt(Reply todo) => todo.Json.GetProperty("updated_at").GetString()!;

    /// <summary>Two that are open and one that is done.</summary>
    private static async Task<(TodoClient Client, Reply Open, Reply Done)> WithTodosAsync()
    {
        var client = await SharedServer.Instance.SignUpAsync();
        await client.CreateTodoAsync("also open");
        return (client, await client.CreateTodoAsync("open"), await client.CreateTodoAsync("done", isDone: true));
    }
}
