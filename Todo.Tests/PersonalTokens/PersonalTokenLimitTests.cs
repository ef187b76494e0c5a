using System.Net;
using Todo.Domain.PersonalTokens;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.PersonalTokens;

/// <summary>How many tokens a user has, and how long they are kept (docs/api.md#limits, docs/operations.md#growth).</summary>
internal sealed class PersonalTokenLimitTests
{
    private const int Limit = 50;

    private static readonly object Body = new { name = "script", scopes = new[] { "todos:read" } };

    [Test]
    public async Task One_more_token_than_allowed_is_a_conflict_until_one_is_deleted()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var last = await AddAsync(ada, Limit);

        var reply = await ada.PostAsync("/api/tokens", Body);

        reply.AssertProblem(HttpStatusCode.Conflict, "A user may have at most 50 tokens that have not expired.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:limit-reached"));
        Assert.That(await ada.ListTokensAsync(), Has.Length.EqualTo(Limit));
        await (await SharedServer.Instance.SignUpAsync()).AddTokenAsync();
        await ada.DeleteAsync($"/api/tokens/{last}");
        await ada.AddTokenAsync();
    }

    [Test]
    public async Task Parallel_requests_on_two_instances_do_not_exceed_the_limit()
    {
        await using var server = await TodoServer.StartAsync();
        await using var other = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        await AddAsync(ada, Limit - 1);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? ada : ada.On(other)).PostAsync("/api/tokens", Body)));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Conflict), Is.EqualTo(7));
        Assert.That(await ada.ListTokensAsync(), Has.Length.EqualTo(Limit));
    }

    [Test]
    public async Task Expired_tokens_do_not_count_and_are_listed_for_30_days()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        for (var i = 0; i < Limit; i++)
            await ada.AddTokenAsync("old", days: 1);

        server.Clock.Advance(TimeSpan.FromDays(1.01));
        ada = await ada.SignInAsync();
        await ada.AddTokenAsync("young", days: 365);
        await GrowthRows.CleanUpAsync(server);
        var kept = await ada.ListTokensAsync();
        server.Clock.Advance(TimeSpan.FromDays(30));
        await GrowthRows.CleanUpAsync(server);

        Assert.That(kept, Has.Length.EqualTo(Limit + 1));
        Assert.That((await (await ada.SignInAsync()).ListTokensAsync()).Select(token => token.Text("name")), Is.EqualTo(new[] { "young" }));
        Assert.That(await GrowthRows.CountAsync(server, context => context.Set<PersonalToken>()), Is.EqualTo(1));
    }

    private static async Task<long> AddAsync(TodoClient client, int count)
    {
        var last = 0L;
        for (var i = 0; i < count; i++)
            last = (await client.AddTokenAsync()).Id();
        return last;
    }
}
