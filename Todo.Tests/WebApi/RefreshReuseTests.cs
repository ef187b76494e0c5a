using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Reuse of a refresh token after a lost response, by two tabs or by an attacker (docs/api.md#refresh).</summary>
internal sealed class RefreshReuseTests
{
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(10);

    [Test]
    public async Task After_a_lost_response_the_used_token_returns_another_pair()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.RefreshAsync();

        ada.Take(await ada.RefreshAsync());

        Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Two_tabs_that_refresh_concurrently_both_stay_signed_in()
    {
        await using var server = await TodoServer.StartAsync();
        var first = await server.SignUpAsync();
        var second = first.On(server);

        var replies = await Task.WhenAll(first.RefreshAsync(), second.RefreshAsync());
        first.Take(replies[0]);
        second.Take(replies[1]);
        server.Clock.Advance(Leeway + Leeway);

        foreach (var tab in new[] { first, second, first, second })
        {
            var reply = await tab.RefreshAsync();
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            tab.Take(reply);
            Assert.That((await tab.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_used_token_is_accepted_up_to_the_end_of_the_leeway()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:RefreshLeewaySeconds=60");
        var ada = await server.SignUpAsync();
        await ada.RefreshAsync();

        server.Clock.Advance(TimeSpan.FromSeconds(55));
        var within = await ada.RefreshAsync();
        // The leeway starts with the first use; a second use does not extend it.
        server.Clock.Advance(TimeSpan.FromSeconds(6));
        var beyond = await ada.RefreshAsync();

        Assert.That((within.Status, beyond.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [TestCase(10, 0, HttpStatusCode.OK)]
    [TestCase(10, 1, HttpStatusCode.Unauthorized)]
    [TestCase(0, 0, HttpStatusCode.Unauthorized)]
    public async Task The_leeway_is_exact_to_the_microsecond_and_zero_disables_it(int leewaySeconds, int microsecondsLater, HttpStatusCode expected)
    {
        await using var server = await TodoServer.StartAsync($"--Jwt:RefreshLeewaySeconds={leewaySeconds}");
        var ada = await server.SignUpAsync();
        server.Clock.Stop();
        await ada.RefreshAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(leewaySeconds) + TimeSpan.FromMicroseconds(microsecondsLater));

        Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Reuse_beyond_the_leeway_ends_the_session_with_all_its_tokens()
    {
        await using var server = await TodoServer.StartAsync();
        var thief = await server.SignUpAsync();
        var ada = thief.On(server);
        ada.Take(await ada.RefreshAsync());
        var elsewhere = await ada.SignInAsync();

        server.Clock.Advance(Leeway + TimeSpan.FromSeconds(1));
        var reused = await thief.RefreshAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reused.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await elsewhere.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK), "another session stays active");
        }
    }

    [Test]
    public async Task Reuse_within_the_leeway_ends_the_session_once_a_successor_token_was_used()
    {
        var thief = await SharedServer.Instance.SignUpAsync();
        var ada = thief.On(SharedServer.Instance);
        ada.Take(await ada.RefreshAsync());
        ada.Take(await ada.RefreshAsync());

        var reused = await thief.RefreshAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reused.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task Any_reuse_with_a_leeway_of_0_ends_the_session()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:RefreshLeewaySeconds=0");
        var ada = await server.SignUpAsync();
        var used = ada.RefreshToken;
        ada.Take(await ada.RefreshAsync());

        var reused = await ada.RefreshAsync(used);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reused.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task Exactly_one_of_parallel_refreshes_with_a_leeway_of_0_succeeds()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:RefreshLeewaySeconds=0");
        await using var another = await server.StartAnotherAsync("--Jwt:RefreshLeewaySeconds=0");
        var ada = await server.SignUpAsync();

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => ada.On(i % 2 == 0 ? server : another).RefreshAsync()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(1));
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Unauthorized), Is.EqualTo(19));
        }
    }

    [TestCase(-1)]
    [TestCase(61)]
    public void A_leeway_out_of_range_stops_startup(int seconds) => Assert.That(
        () => TodoServer.StartAsync($"--Jwt:RefreshLeewaySeconds={seconds}"), Throws.Exception.Message.Contains("Jwt:RefreshLeewaySeconds"));
}
