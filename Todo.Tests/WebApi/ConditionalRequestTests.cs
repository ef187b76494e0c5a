using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>If-Match on writes (docs/api.md#conditional-requests; RFC 9110, section 13.1.1) prevents lost updates.</summary>
internal sealed class ConditionalRequestTests
{
    private static readonly string[] Writes = ["PUT", "PATCH", "DELETE"];

    [Test]
    public async Task A_write_succeeds_with([ValueSource(nameof(Writes))] string method, [Values("{0}", "*", "\"x\", {0}", "{0},W/\"y\"", ",{0} ,")] string ifMatch)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await WriteAsync(ada, method, todo.Id, string.Format(null, ifMatch, todo.ETag));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task A_write_is_rejected_with(
        [ValueSource(nameof(Writes))] string method,
        [Values("\"x\"", "W/{0}", "", "{1}", "'{1}'", "*, {0}", "{0} {0}", "\"{1}", "\"0{1}\"", "\"x\", W/{0}")] string ifMatch)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await WriteAsync(ada, method, todo.Id, string.Format(null, ifMatch, todo.ETag, todo.ETag!.Trim('"')));

        reply.AssertProblem(HttpStatusCode.PreconditionFailed, "The todo has changed since it was read.");
        Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text, Is.EqualTo(todo.Text));
    }

    [Test]
    public async Task A_write_with_the_tag_of_an_earlier_version_is_rejected([ValueSource(nameof(Writes))] string method)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var first = await ada.CreateTodoAsync();
        var second = await ada.PatchAsync($"/api/todos/{first.Id}", new { is_done = true });

        Assert.That((await WriteAsync(ada, method, first.Id, first.ETag!)).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((await WriteAsync(ada, method, first.Id, $"{first.ETag}, {second.ETag}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Tags_in_several_headers_form_one_list()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.PutAsync(
            $"/api/todos/{todo.Id}", new { content = "new" }, ("If-Match", "\"x\""), ("If-Match", todo.ETag!));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_missing_todo_is_not_found_rather_than_stale(
        [ValueSource(nameof(Writes))] string method, [Values("*", "\"x\"", "malformed")] string ifMatch)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();
        var todo = await eve.CreateTodoAsync();

        Assert.That((await WriteAsync(ada, method, todo.Id, ifMatch)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await WriteAsync(ada, method, 1L << 52, ifMatch)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_invalid_body_takes_precedence_over_a_stale_tag()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var reply = await ada.PutAsync($"/api/todos/{todo.Id}", new { content = " " }, ("If-Match", "\"x\""));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Exactly_one_of_several_writers_with_the_same_tag_succeeds([ValueSource(nameof(Writes))] string method, [Values(2, 12)] int writers)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, writers).Select(i => WriteAsync(ada, method, todo.Id, todo.ETag!, $"writer {i}")));

        var losers = method == "DELETE" ? HttpStatusCode.NotFound : HttpStatusCode.PreconditionFailed;
        var winner = replies.Single(reply => reply.Status == HttpStatusCode.OK);
        Assert.That(replies.Count(reply => reply.Status == losers), Is.EqualTo(writers - 1));
        if (method != "DELETE")
            Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text, Is.EqualTo(winner.Text));
    }

    [Test]
    public async Task Exactly_one_of_several_writers_on_two_instances_succeeds()
    {
        await using var one = await TodoServer.StartAsync();
        await using var other = await one.StartAnotherAsync();
        var ada = await one.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        TodoClient[] clients = [ada, ada.On(other)];

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => WriteAsync(clients[i % 2], "PUT", todo.Id, todo.ETag!, $"writer {i}")));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.PreconditionFailed), Is.EqualTo(11));
    }

    private static Task<Reply> WriteAsync(TodoClient client, string method, long id, string ifMatch, string content = "new") => method switch
    {
        "PUT" => client.PutAsync($"/api/todos/{id}", new { content }, ("If-Match", ifMatch)),
        "PATCH" => client.PatchAsync($"/api/todos/{id}", new { content }, ("If-Match", ifMatch)),
        _ => client.DeleteAsync($"/api/todos/{id}", null, ("If-Match", ifMatch)),
    };
}
