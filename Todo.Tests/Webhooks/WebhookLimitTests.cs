using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>A user has at most ten webhooks (docs/api.md#limits).</summary>
internal sealed class WebhookLimitTests
{
    private const int Limit = 10;

    [Test]
    public async Task One_more_webhook_than_allowed_is_a_conflict_until_one_is_deleted()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var last = 0L;
        for (var i = 0; i < Limit; i++)
            last = (await ada.AddWebhookAsync()).Id();

        var reply = await ada.PostAsync("/api/webhooks", new { url = ClientWebhooks.Url, events = new[] { "todo.created" } });

        reply.AssertProblem(HttpStatusCode.Conflict, "A user may have at most 10 webhooks.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:limit-reached"));
        Assert.That((await ada.GetAsync("/api/webhooks")).Json.GetArrayLength(), Is.EqualTo(Limit));
        await (await SharedServer.Instance.SignUpAsync()).AddWebhookAsync();
        await ada.DeleteAsync($"/api/webhooks/{last}");
        await ada.AddWebhookAsync();
    }

    [Test]
    public async Task Parallel_requests_do_not_exceed_the_limit()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var body = new { url = ClientWebhooks.Url, events = new[] { "todo.created" } };

        var replies = await Task.WhenAll(Enumerable.Range(0, Limit + 6).Select(_ => ada.PostAsync("/api/webhooks", body)));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Created), Is.EqualTo(Limit));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Conflict), Is.EqualTo(6));
        Assert.That((await ada.GetAsync("/api/webhooks")).Json.GetArrayLength(), Is.EqualTo(Limit));
    }
}
