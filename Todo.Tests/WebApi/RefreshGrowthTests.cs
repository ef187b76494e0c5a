using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>A session stores few of its refresh tokens, but recognizes the others too (docs/api.md#refresh).</summary>
internal sealed class RefreshGrowthTests
{
    [Test]
    public async Task A_session_keeps_two_tokens_regardless_of_the_number_of_refreshes()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();

        await RefreshAsync(ada, 20);

        Assert.That(await CountAsync(server), Is.EqualTo(2));
    }

    [Test]
    public async Task Reuse_of_a_deleted_token_ends_the_session()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var used = ada.RefreshToken;
        await RefreshAsync(ada, 5);

        var reused = await server.Anonymous().RefreshAsync(used);

        using (Assert.EnterMultipleScope())
        {
            reused.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant");
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task Revocation_with_a_deleted_token_ends_the_session()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var used = ada.RefreshToken!;
        await RefreshAsync(ada, 5);

        await ada.FormAsync("/api/login/revoke", ("token", used));

        Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_modified_token_neither_refreshes_nor_ends_a_session([Values(0, 10, 11, 50, 60, 95)] int index)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var token = ada.RefreshToken!;
        var changed = token[..index] + (token[index] == 'A' ? 'B' : 'A') + token[(index + 1)..];

        var refreshed = await ada.RefreshAsync(changed);
        await ada.FormAsync("/api/login/revoke", ("token", changed));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refreshed.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_other_tab_keeps_its_token_while_this_one_refreshes()
    {
        await using var server = await TodoServer.StartAsync();
        var here = await server.SignUpAsync();
        var there = here.On(server);
        here.Take(await here.RefreshAsync());
        there.Take(await there.RefreshAsync());

        await RefreshAsync(here, 10);

        Assert.That((await there.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_oldest_of_a_thousand_unused_tokens_is_deleted_for_the_next()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await RefreshAsync(ada, 1);
        await using (var context = CreateContext(server))
        {
            var sessionId = await context.Sessions.Select(session => session.Id).SingleAsync();
            context.RefreshTokens.AddRange(Enumerable.Range(0, 1_100).Select(
                _ => RefreshToken.Issue(sessionId, RandomNumberGenerator.GetBytes(32), null, server.Clock.GetUtcNow())));
            await context.SaveChangesAsync();
        }
        var used = ada.RefreshToken;
        await ada.RefreshAsync(used);

        var repeated = await ada.RefreshAsync(used);

        Assert.That(repeated.Status, Is.EqualTo(HttpStatusCode.OK));
        await using var after = CreateContext(server);
        Assert.That(await after.RefreshTokens.CountAsync(token => token.UsedAt == null), Is.EqualTo(1_000));
        ada.Take(repeated);
        Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    public async Task Any_reuse_is_detected_in_a_session_of_an_earlier_version(int refreshesSince)
    {
        await using var server = await TodoServer.StartAsync("--Jwt:RefreshLeewaySeconds=60");
        var ada = await server.SignUpAsync();
        await MakeEarlierAsync(server, "used-token", isUsed: true);
        await MakeEarlierAsync(server, "unused-token", isUsed: false);
        ada.Take(await ada.RefreshAsync("unused-token"));
        await RefreshAsync(ada, refreshesSince);

        // One token was used long ago; the other within the leeway, but a token issued from it has been used.
        var reused = await server.Anonymous().RefreshAsync(refreshesSince == 0 ? "used-token" : "unused-token");

        Assert.That(reused.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static TodoDbContext CreateContext(TodoServer server) => server.Services.GetRequiredService<ITodoDbContextFactory>().Create();

    private static async Task<int> CountAsync(TodoServer server)
    {
        await using var context = CreateContext(server);
        return await context.RefreshTokens.CountAsync();
    }

    /// <summary>Turns the only session into one of an earlier version, without a key and with a token of the earlier format.</summary>
    private static async Task MakeEarlierAsync(TodoServer server, string token, bool isUsed)
    {
        await using var context = CreateContext(server);
        await context.Sessions.ExecuteUpdateAsync(session => session.SetProperty(earlier => earlier.TokenKey, (byte[]?)null));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        context.RefreshTokens.Add(RefreshToken.Issue(
            await context.Sessions.Select(session => session.Id).SingleAsync(), hash, null, server.Clock.GetUtcNow()));
        await context.SaveChangesAsync();
        var usedAt = isUsed ? DateTimeOffset.UnixEpoch.AddDays(1) : (DateTimeOffset?)null;
        await context.RefreshTokens.Where(added => added.Hash == hash).ExecuteUpdateAsync(
            added => added.SetProperty(earlier => earlier.NamesSession, false).SetProperty(earlier => earlier.UsedAt, usedAt));
    }

    private static async Task RefreshAsync(TodoClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var reply = await client.RefreshAsync();
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            client.Take(reply);
        }
    }
}
