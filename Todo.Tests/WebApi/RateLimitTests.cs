using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Todo.Application.PersonalTokens;
using Todo.Domain.PersonalTokens;
using Todo.Tests.Harness;
using Todo.WebApi.Authentication;
using Todo.WebApi.RateLimiting;

namespace Todo.Tests.WebApi;

/// <summary>The limits per minute (docs/api.md#limits).</summary>
internal sealed class RateLimitTests
{
    private const string On = "--RateLimiting:Enabled=true";

    [Test]
    public async Task Sign_ins_and_registrations_of_one_client_are_limited_together_and_refreshing_is_not()
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:SignInPermitsPerMinute=3");
        var ada = await server.SignUpAsync();
        await ada.SignInAsync();

        var signIn = await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password));
        var registration = await ada.PostAsync("/api/users", new { name = "Bob", email = TodoClient.NewEmail(), password = ada.Password });
        var refresh = await ada.RefreshAsync();

        using (Assert.EnterMultipleScope())
        {
            AssertRefused(signIn);
            AssertRefused(registration);
            Assert.That(refresh.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Sign_ins_are_limited_before_the_form_is_read()
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:SignInPermitsPerMinute=1");
        var client = server.Anonymous();
        await client.SendRawAsync(HttpMethod.Post, "/token", "{}");

        AssertRefused(await client.SendRawAsync(HttpMethod.Post, "/token", "{}"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_form_that_is_too_large_counts_and_beyond_the_limit_it_is_429(bool chunked)
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:SignInPermitsPerMinute=1");

        var first = await SendLargeFormAsync(server, chunked);
        var second = await SendLargeFormAsync(server, chunked);

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), first.Text);
        AssertRefused(second);
    }

    [Test]
    public async Task A_registration_counts_even_if_its_body_is_the_form_of_a_refresh()
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:SignInPermitsPerMinute=1");
        var client = server.Anonymous();
        await client.FormAsync("/api/users", ("grant_type", "refresh_token"));

        AssertRefused(await client.FormAsync("/api/users", ("grant_type", "refresh_token")));
    }

    [Test]
    public async Task Sign_ins_are_counted_by_the_address_that_a_known_proxy_forwards()
    {
        await using var server = await TodoServer.StartAsync(
            On, "--RateLimiting:SignInPermitsPerMinute=1", "--ForwardedHeaders:KnownProxies:0=127.0.0.1");

        var replies = new List<HttpStatusCode>();
        foreach (var address in new[] { "203.0.113.1", "203.0.113.2", "203.0.113.1" })
            replies.Add((await SignInFromAsync(server, address)).Status);

        Assert.That(
            replies, Is.EqualTo(new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests }));
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", HttpStatusCode.TooManyRequests)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", HttpStatusCode.Unauthorized)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", HttpStatusCode.TooManyRequests)]
    public async Task Sign_ins_are_counted_by_network(string one, string other, HttpStatusCode expected)
    {
        await using var server = await TodoServer.StartAsync(
            On, "--RateLimiting:SignInPermitsPerMinute=1", "--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        await SignInFromAsync(server, one);

        Assert.That((await SignInFromAsync(server, other)).Status, Is.EqualTo(expected));
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", HttpStatusCode.TooManyRequests)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", HttpStatusCode.OK)]
    public async Task Requests_without_a_user_are_counted_by_network(string one, string other, HttpStatusCode expected)
    {
        await using var server = await TodoServer.StartAsync(
            On, "--RateLimiting:PermitsPerMinute=1", "--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        await server.Anonymous().GetAsync("/.well-known/jwks.json", ("X-Forwarded-For", one));

        var reply = await server.Anonymous().GetAsync("/.well-known/jwks.json", ("X-Forwarded-For", other));

        Assert.That(reply.Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_forged_address_does_not_evade_the_limit()
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:SignInPermitsPerMinute=1");
        await SignInFromAsync(server, "203.0.113.1");

        AssertRefused(await SignInFromAsync(server, "203.0.113.2"));
    }

    [Test]
    public async Task Requests_are_limited_by_user_and_health_is_not_counted()
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:PermitsPerMinute=5");
        var ada = await server.SignUpAsync();
        var bob = await server.SignUpAsync();
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.That((await ada.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));

        var sixth = await ada.GetAsync("/api/todos");

        using (Assert.EnterMultipleScope())
        {
            AssertRefused(sixth);
            Assert.That((await bob.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
            foreach (var _ in Enumerable.Range(0, 6))
                Assert.That((await server.Anonymous().GetAsync("/healthz/live")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Requests_without_a_user_are_limited_by_address()
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:PermitsPerMinute=2");
        var client = server.Anonymous();
        await client.GetAsync("/.well-known/jwks.json");
        await client.GetAsync("/.well-known/jwks.json");

        AssertRefused(await client.GetAsync("/.well-known/jwks.json"));
    }

    [Test]
    public async Task An_invalid_token_is_401_even_beyond_the_limit()
    {
        await using var server = await TodoServer.StartAsync(On, "--RateLimiting:PermitsPerMinute=1");
        var client = server.Anonymous();
        client.AccessToken = "bad";
        await client.GetAsync("/api/todos");

        Assert.That((await client.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("203.0.113.1", null, "203.0.113.1", null, true)]
    [TestCase("203.0.113.1", null, "203.0.113.2", null, false)]
    [TestCase("2001:db8:1:2::1", null, "2001:db8:1:2:ffff::9", null, true)]
    [TestCase("203.0.113.1", 1, "203.0.113.2", 1, true)]
    [TestCase("203.0.113.1", 1, "203.0.113.1", 2, false)]
    [TestCase("203.0.113.1", 1, "203.0.113.1", null, false)]
    public void Clients_are_users_and_the_networks_of_requests_without_one(string one, int? oneUser, string other, int? otherUser, bool expected) =>
        Assert.That(KeyOf(one, oneUser).Equals(KeyOf(other, otherUser)), Is.EqualTo(expected));

    private static object KeyOf(string address, int? userId)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        if (userId is { } id)
            context.User = new(new SignedInUser(new PersonalTokenClaims(9, id, TokenScopes.None, DateTimeOffset.MaxValue, null)));
        return new CurrentClient(new HttpContextAccessor { HttpContext = context }).Key!;
    }

    private static Task<Reply> SendLargeFormAsync(TodoServer server, bool chunked) => server.Anonymous().SendAsync(
        HttpMethod.Post, "/token",
        new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "refresh_token"), KeyValuePair.Create("filler", new string('f', 64 * 1024))]),
        chunked ? [("Transfer-Encoding", "chunked")] : []);

    private static Task<Reply> SignInFromAsync(TodoServer server, string address) => server.Anonymous().SendAsync(
        HttpMethod.Post,
        "/token",
        new FormUrlEncodedContent([KeyValuePair.Create("username", "x@example.com"), KeyValuePair.Create("password", "wrong password")]),
        ("X-Forwarded-For", address));

    private static void AssertRefused(Reply reply)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(int.Parse(reply.Header("Retry-After") ?? "0", CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:rate-exceeded"));
        }
    }
}
