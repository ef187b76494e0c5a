using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Idempotency-Key on POST /api/lists (docs/api.md#idempotency).</summary>
internal sealed class ListIdempotencyTests
{
    private const string Key = "Idempotency-Key";

    [Test]
    public async Task A_repeat_gets_the_first_response_again_even_if_the_list_has_changed_or_gone()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var first = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));
        var again = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));
        await ada.PatchAsync($"/api/lists/{first.Id}", new { name = "changed" });
        var changed = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));
        await ada.DeleteAsync($"/api/lists/{first.Id}");
        var gone = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, first.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, (string?)null)));
            foreach (var reply in new[] { again, changed, gone })
            {
                Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.Created, first.Text)));
                Assert.That(reply.Header("Idempotent-Replayed"), Is.EqualTo("true"));
                Assert.That((reply.ETag, reply.Header("Location")), Is.EqualTo((first.ETag, first.Header("Location"))));
            }
            Assert.That((await ada.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(1));
        }
    }

    [TestCase("""{"name":"b"}""")]
    [TestCase("""{"name":"a","other":1}""")]
    public async Task The_same_key_with_another_body_is_refused(string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var reply = await ada.SendAsync(HttpMethod.Post, "/api/lists", content, (Key, "k"));

        reply.AssertInvalid(Key);
        Assert.That(reply.CodesOf(Key), Is.EqualTo(new[] { "reused" }));
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:idempotency-key-reused"));
    }

    [Test]
    public async Task The_same_key_on_another_operation_is_another_key()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var body = new { name = "a", content = "a" };

        var list = await ada.PostAsync("/api/lists", body, (Key, "k"));
        var todo = await ada.PostAsync("/api/todos", body, (Key, "k"));

        Assert.That((list.Status, todo.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(todo.Header("Idempotent-Replayed"), Is.Null);
        Assert.That(todo.Json.Members(), Is.EqualTo(JsonShape.Todo));
    }

    [Test]
    public async Task Keys_are_per_user()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var eve = await SharedServer.Instance.SignUpAsync();

        var one = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));
        var other = await eve.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));

        Assert.That((other.Status, other.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, (string?)null)));
        Assert.That(other.Id, Is.Not.EqualTo(one.Id));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("256")]
    public async Task A_malformed_key_is_refused(string key)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, key == "256" ? new string('k', 256) : key));

        reply.AssertInvalid(Key);
        Assert.That((await ada.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Parallel_repeats_create_one_list()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"))));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await ada.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(2));
    }
}
