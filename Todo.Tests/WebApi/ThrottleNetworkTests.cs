using System.Net;
using Todo.Tests.Harness;
using static Todo.Tests.Harness.SignInAttempts;

namespace Todo.Tests.WebApi;

/// <summary>Failed sign-ins count per client network, which limits what an attacker elsewhere can do (docs/api.md#password-throttling).</summary>
internal sealed class ThrottleNetworkTests
{
    private const string BehindProxy = "--ForwardedHeaders:KnownProxies:0=127.0.0.1";

    [Test]
    public async Task Five_failures_lock_an_address_on_their_network_and_a_hundred_lock_it_everywhere()
    {
        await using var server = await TodoServer.StartAsync(BehindProxy);
        var ada = await server.SignUpAsync();
        await FailAsync(server, ada.Email, 5, "203.0.113.1");
        var stranger = await TryAsync(server, ada.Email, ada.Password, "203.0.113.1");
        var owner = await TryAsync(server, ada.Email, ada.Password, "198.51.100.7");

        foreach (var host in Enumerable.Range(2, 19))
            await FailAsync(server, ada.Email, 5, $"203.0.113.{host}");
        var hundredAndFirst = await TryAsync(server, ada.Email, "wrong password", "203.0.113.99");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stranger.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(owner.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(hundredAndFirst.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(RetryAfter(hundredAndFirst), Is.InRange(780, 900));
        }
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", HttpStatusCode.TooManyRequests)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", HttpStatusCode.OK)]
    [TestCase("192.0.2.1", "192.0.2.2", HttpStatusCode.OK)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", HttpStatusCode.TooManyRequests)]
    public async Task A_client_network_is_an_IPv4_address_or_an_IPv6_64(string stranger, string person, HttpStatusCode expected)
    {
        await using var server = await TodoServer.StartAsync(BehindProxy);
        var ada = await server.SignUpAsync();
        await FailAsync(server, ada.Email, 5, stranger);

        Assert.That((await TryAsync(server, ada.Email, ada.Password, person)).Status, Is.EqualTo(expected));
    }

    [TestCase("--RateLimiting:Enabled=false")]
    [TestCase("--ForwardedHeaders_Enabled=true")]
    [TestCase("--ForwardedHeaders:KnownProxies:0=10.0.0.0/8")]
    public async Task A_forged_forwarded_address_changes_nothing(string setting)
    {
        await using var server = await TodoServer.StartAsync(setting);
        var ada = await server.SignUpAsync();
        foreach (var host in Enumerable.Range(1, 5))
            await FailAsync(server, ada.Email, 1, $"203.0.113.{host}");

        Assert.That(
            (await TryAsync(server, ada.Email, ada.Password, "203.0.113.99")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }
}
