using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Idempotency-Key on POST /api/todos (docs/api.md#idempotency).</summary>
internal sealed class IdempotencyTests
{
    private const string Key = "Idempotency-Key";

    [Test]
    public async Task A_repeat_gets_the_first_answer_again_and_makes_no_second_todo()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var first = await PostAsync(ada, "k", "Buy mílk \"now\"");
        var again = await PostAsync(ada, "k", "Buy mílk \"now\"");

        AssertReplay(again, first);
        Assert.That(first.Header("Idempotent-Replayed"), Is.Null);
        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase("""{"content":"x","is_done":false,"other":{"a":1,"b":[1]}}""")]
    [TestCase("""{ "other" : { "b" : [ 1.0 ], "a" : 10e-1 }, "is_done" : false, "content" : "\u0078" }""")]
    public async Task A_repeat_is_one_whose_body_is_the_same_JSON_value(string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var first = await PostTextAsync(ada, """{"content":"x","is_done":false,"other":{"a":1,"b":[1]}}""");

        AssertReplay(await PostTextAsync(ada, body), first);
    }

    [TestCase("""{"content":"x"}""")]
    [TestCase("""{"content":"x","is_done":false,"other":{"a":1,"b":[1,1]}}""")]
    [TestCase("""{"content":"x","is_done":false,"other":{"a":"1","b":[1]}}""")]
    public async Task Another_body_is_no_repeat_be_it_in_a_member_that_is_ignored(string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await PostTextAsync(ada, """{"content":"x","is_done":false,"other":{"a":1,"b":[1]}}""");

        (await PostTextAsync(ada, body)).AssertInvalid(Key);
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task A_repeat_gets_the_first_answer_even_if_the_todo_has_changed_or_gone(string method)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var first = await PostAsync(ada, "k", "first");
        _ = method == "PUT"
            ? await ada.PutAsync($"/api/todos/{first.Id}", new { content = "changed", is_done = true })
            : await ada.DeleteAsync($"/api/todos/{first.Id}");

        AssertReplay(await PostAsync(ada, "k", "first"), first);
        Assert.That((await ada.GetAsync("/api/todos?q=first")).Json.GetArrayLength(), Is.Zero);
    }

    [TestCase("other", false)]
    [TestCase("first", true)]
    public async Task The_same_key_with_other_members_is_refused(string content, bool isDone)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await PostAsync(ada, "k", "first");

        var reply = await ada.PostAsync("/api/todos", new { content, is_done = isDone }, (Key, "k"));

        reply.AssertInvalid(Key);
    }

    [Test]
    public async Task A_refused_request_leaves_its_key_free()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        Assert.That((await PostAsync(ada, "k", " ")).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

        var reply = await PostAsync(ada, "k", "good");

        Assert.That((reply.Status, reply.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, (string?)null)));
    }

    [Test]
    public async Task Keys_are_per_user_and_to_the_letter()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();

        Reply[] replies = [await PostAsync(ada, "k", "x"), await PostAsync(eve, "k", "y"), await PostAsync(ada, "K", "z")];

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That(replies.Select(reply => reply.Id), Is.Unique);
    }

    [Test]
    public async Task Parallel_repeats_on_two_instances_make_one_todo()
    {
        await using var one = await TodoServer.StartAsync();
        await using var other = await one.StartAnotherAsync();
        var ada = await one.SignUpAsync();
        TodoClient[] clients = [ada, ada.On(other)];

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => PostAsync(clients[i % 2], "k", "once")));

        var answers = replies.Where(reply => reply.Status == HttpStatusCode.Created).ToList();
        Assert.That(replies.Except(answers).Select(reply => (reply.Status, reply.Header("Retry-After") is not null)), Is.All.EqualTo((HttpStatusCode.Conflict, true)));
        Assert.That(answers.Count(reply => reply.Header("Idempotent-Replayed") is null), Is.EqualTo(1));
        Assert.That(answers.Select(reply => reply.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_is_good_for_24_hours_and_then_names_another_todo()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        var first = await PostAsync(ada, "k", "first");

        server.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        ada = await ada.SignInAsync();
        AssertReplay(await PostAsync(ada, "k", "first"), first);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await PostAsync(ada, "k", "second");

        Assert.That((second.Status, second.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, (string?)null)));
        AssertReplay(await PostAsync(ada, "k", "second"), second);
    }

    [Test]
    public async Task Keys_that_are_good_no_more_are_cleaned_up()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await PostAsync(ada, "old", "x");
        server.Clock.Advance(TimeSpan.FromHours(12));
        ada = await ada.SignInAsync();
        await PostAsync(ada, "new", "x");

        server.Clock.Advance(TimeSpan.FromHours(12));
        await server.Services.GetServices<IHostedService>().OfType<Maintenance>().Single().CleanUpAsync(CancellationToken.None);

        Assert.That(await KeysAsync(server), Is.EqualTo(new[] { "new" }));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a b")]
    [TestCase("a\tb")]
    [TestCase("schlüssel")]
    [TestCase("a, a", Description = "As a client library sends it twice")]
    [TestCase("256")]
    public async Task A_key_of_a_wrong_form_is_refused(string key)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var value = key == "256" ? new string('k', 256) : key;

        // A client library would not send all of these.
        var answer = await SendAsync(ada, $"{Key}: {value}");

        Assert.That(answer, Does.StartWith("HTTP/1.1 422 ").And.Contain($"\"errors\":{{\"{Key}\":["));
    }

    [Test]
    public async Task A_key_in_Latin_1_is_refused_by_name_too()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var answer = await SendAsync(ada, Encoding.Latin1, $"{Key}: schlüssel");

        Assert.That(answer, Does.StartWith("HTTP/1.1 422 ").And.Contain($"\"codes\":{{\"{Key}\":[\"invalid_characters\"]}}"));
    }

    [TestCase("User-Agent: M\u00fcller", "201")]
    [TestCase("X-Anything: M\u00fcller", "201")]
    [TestCase("If-Match: \"M\u00fcller\"", "201", Description = "Creating has no condition.")]
    public async Task Other_headers_in_Latin_1_are_no_fault(string header, string status)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        Assert.That(await SendAsync(ada, Encoding.Latin1, header), Does.StartWith($"HTTP/1.1 {status} "));
    }

    [Test]
    public async Task A_key_that_comes_twice_is_refused()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var answer = await SendAsync(ada, $"{Key}: a", $"{Key}: a");

        Assert.That(answer, Does.StartWith("HTTP/1.1 422 ").And.Contain($"\"errors\":{{\"{Key}\":["));
    }

    [Test]
    public async Task A_key_has_up_to_255_visible_characters()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var key = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)).PadRight(255, 'k');
        var first = await PostAsync(ada, key, "x");

        AssertReplay(await PostAsync(ada, key, "x"), first);
    }

    private static Task<Reply> PostAsync(TodoClient client, string key, string content) =>
        client.PostAsync("/api/todos", new { content }, (Key, key));

    private static Task<Reply> PostTextAsync(TodoClient client, string body) =>
        client.SendAsync(HttpMethod.Post, "/api/todos", new StringContent(body, Encoding.UTF8, "application/json"), (Key, "k"));

    private static void AssertReplay(Reply reply, Reply first)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.Created, first.Text)));
            Assert.That((reply.ETag, reply.Header("Location")), Is.EqualTo((first.ETag, first.Header("Location"))));
            Assert.That(reply.Header("Idempotent-Replayed"), Is.EqualTo("true"));
        }
    }

    private static Task<string> SendAsync(TodoClient client, params string[] headers) => SendAsync(client, Encoding.UTF8, headers);

    private static Task<string> SendAsync(TodoClient client, Encoding encoding, params string[] headers) => RawHttp.ExchangeAsync(
        SharedServer.Instance.Http.BaseAddress!,
        "POST /api/todos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 15\r\n"
        + $"Authorization: Bearer {client.AccessToken}\r\n{Encoding.Latin1.GetString(encoding.GetBytes(string.Join("\r\n", headers)))}\r\n\r\n{{\"content\":\"x\"}}");

    private static async Task<IReadOnlyList<string>> KeysAsync(TodoServer server) =>
        await server.Services.GetRequiredService<ISessionRunner>().ReadAsync(
            async (connection, ct) => (await connection.ListAsync(
                new Statement("SELECT idempotency_key FROM idempotent_answers"), reader => reader.GetString(0), _ => 0, 0, ct)).Items,
            CancellationToken.None);
}
