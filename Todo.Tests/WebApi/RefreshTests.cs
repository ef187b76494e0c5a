using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>Refreshing: rotation, expiry, the leeway, and reuse (docs/api.md#refresh; RFC 9700, section 4.14).</summary>
internal sealed class RefreshTests
{
    [Test]
    public async Task Refreshing_returns_a_new_pair_in_the_same_session()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.RefreshAsync();

        var sid = Jwt.PayloadOf(ada.AccessToken!)["sid"]!.GetValue<string>();
        var refresh = reply.Json.GetProperty("refresh_token").GetString()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(reply.Json.GetProperty("token_type").GetString(), Is.EqualTo("bearer"));
            Assert.That(reply.Json.GetProperty("expires_in").GetInt64(), Is.EqualTo(1200));
            Assert.That(refresh, Is.Not.EqualTo(ada.RefreshToken).And.Match("^[A-Za-z0-9_-]{43,}$"));
            Assert.That(Jwt.PayloadOf(reply.Json.GetProperty("access_token").GetString()!)["sid"]!.GetValue<string>(), Is.EqualTo(sid));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK), "the old access token stays valid");
        }
    }

    [Test]
    public async Task The_client_id_of_the_sign_in_remains_that_of_the_session()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        ada.Take(await ada.FormAsync(
            "/api/login/access_token", ("username", ada.Email), ("password", ada.Password), ("client_id", "phone")));

        ada.Take(await ada.RefreshAsync());

        Assert.That((string?)Jwt.PayloadOf(ada.AccessToken!)["client_id"], Is.EqualTo("phone"));
    }

    [Test]
    public async Task Refresh_tokens_are_stored_only_as_SHA256_hashes()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var used = ada.RefreshToken!;
        ada.Take(await ada.RefreshAsync());

        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var stored = await context.RefreshTokens.Select(token => token.Hash).ToListAsync();

        string[] tokens = [used, ada.RefreshToken!];
        Assert.That(stored, Is.EquivalentTo(tokens.Select(token => SHA256.HashData(Encoding.ASCII.GetBytes(token)))));
    }

    [Test]
    public async Task A_token_that_was_never_issued_is_rejected()
    {
        var reply = await SharedServer.Instance.Anonymous().RefreshAsync("made-up");

        reply.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant");
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task A_missing_token_is_an_invalid_request(string? token)
    {
        var ada = SharedServer.Instance.Anonymous();

        var reply = token is null
            ? await ada.FormAsync("/api/login/access_token", ("grant_type", "refresh_token"))
            : await ada.RefreshAsync(token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(reply.Json.GetProperty("error").GetString(), Is.EqualTo("invalid_request"));
        }
    }

    [Test]
    public async Task A_session_expires_30_days_after_the_last_refresh_and_90_days_after_the_sign_in()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var start = server.Clock.GetUtcNow();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            server.Clock.Advance(TimeSpan.FromDays(29));
            var slid = await ada.RefreshAsync();
            Assert.That(slid.Status, Is.EqualTo(HttpStatusCode.OK));
            ada.Take(slid);
        }
        var session = (await ada.GetAsync("/api/users/me/sessions")).Json[0];
        server.Clock.Advance(TimeSpan.FromDays(3.01));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(session.GetProperty("expires_at").GetDateTimeOffset(), Is.EqualTo(start.AddDays(90)).Within(TimeSpan.FromMinutes(1)));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task A_session_expires_after_30_days_without_a_refresh()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();

        server.Clock.Advance(TimeSpan.FromDays(30));

        Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task An_access_token_never_outlives_its_session()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:SessionDays=1", "--Jwt:AccessTokenMinutes=60");
        var ada = await server.SignUpAsync();

        server.Clock.Advance(TimeSpan.FromHours(23.5));
        var reply = await ada.RefreshAsync();
        ada.Take(reply);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Json.GetProperty("expires_in").GetInt64(), Is.InRange(1790, 1800));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            server.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task An_access_token_is_valid_for_20_minutes()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();

        server.Clock.Advance(TimeSpan.FromMinutes(19));
        var before = await ada.GetAsync("/api/users/me");
        // And at most half a minute longer.
        server.Clock.Advance(TimeSpan.FromSeconds(90));
        var after = await ada.GetAsync("/api/users/me");

        Assert.That((before.Status, after.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }
}
