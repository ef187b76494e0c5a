using System.Net;
using Microsoft.AspNetCore.Http;
using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Operations;

/// <summary>The issuer leads to the server that issues the tokens (docs/api.md#discovery).</summary>
internal sealed class IssuerTests
{
    private const string Development = "--environment=Development";
    private const int WrongIssuer = 1404;

    [Test]
    public async Task In_development_the_issuer_is_the_listening_address()
    {
        await using var server = await TodoServer.StartAsync(Development);
        var address = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var ada = await server.SignUpAsync();

        var metadata = (await server.Anonymous().GetAsync("/.well-known/openid-configuration")).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata.GetProperty("issuer").GetString(), Is.EqualTo(address));
            Assert.That(metadata.GetProperty("jwks_uri").GetString(), Is.EqualTo($"{address}/.well-known/jwks.json"));
            Assert.That((string?)Jwt.PayloadOf(ada.AccessToken!)["iss"], Is.EqualTo(address));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase(Development)]
    [TestCase("--environment=Production")]
    public async Task The_issuer_setting_wins(string environment)
    {
        await using var server = await TodoServer.StartAsync(environment, "--Jwt:Issuer=https://todo.example");

        var ada = await server.SignUpAsync();

        Assert.That((string?)Jwt.PayloadOf(ada.AccessToken!)["iss"], Is.EqualTo("https://todo.example"));
    }

    [Test]
    public async Task In_production_a_mismatched_issuer_logs_one_warning_at_startup()
    {
        await using var server = await TodoServer.StartAsync();

        var warning = server.Log.All.Single(line => line.Event.Id == WrongIssuer);

        Assert.That(warning.Text, Does.Contain("http://localhost:8000").And.Contain(server.Http.BaseAddress!.Authority).And.Contain("Jwt:Issuer"));
    }

    [Test]
    public async Task An_issuer_behind_a_known_proxy_logs_no_warning()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:Issuer=https://todo.example", "--ForwardedHeaders:KnownProxies:0=127.0.0.1");

        Assert.That(() => server.Log.All.Select(line => line.Event.Id), Has.Some.EqualTo(1402).After(5_000, 50));
        Assert.That(server.Log.All.Select(line => line.Event.Id), Has.None.EqualTo(WrongIssuer));
    }

    [TestCase("http://localhost:8000", false, false, "http://localhost:8000", true)]
    [TestCase("http://localhost:8000", false, false, "http://127.0.0.1:8000", true)]
    [TestCase("http://localhost:8000", false, false, "http://[::]:8000", true)]
    [TestCase("http://localhost:8000", false, false, "http://localhost:9123", false)]
    [TestCase("http://localhost:8000", false, false, "http://[::]:8080", false)]
    [TestCase("http://localhost:8000", false, true, "http://[::]:8080", false, Description = "behind a proxy, but the issuer is not set")]
    [TestCase("http://localhost:8000", true, false, "http://[::]:8080", true, Description = "the port that a container publishes")]
    [TestCase("http://localhost:8000", true, false, "http://localhost:9123", false)]
    [TestCase("https://todo.example", true, false, "http://localhost:8000", false)]
    [TestCase("https://todo.example", true, true, "http://localhost:8000", true)]
    [TestCase("https://todo.example", true, false, "https://todo.example:443", true)]
    [TestCase("https://todo.example", true, false, "http://todo.example:443", false)]
    [TestCase("https://todo.example:8443/base", true, false, "https://todo.example:8443", true)]
    public void An_issuer_is_plausible_if_it_can_lead_to_the_listening_address(
        string issuer, bool isSet, bool isBehindProxy, string address, bool isPlausible) =>
        Assert.That(Issuer.IsPlausible(new Uri(issuer), isSet, isBehindProxy, [BindingAddress.Parse(address)]), Is.EqualTo(isPlausible));
}
