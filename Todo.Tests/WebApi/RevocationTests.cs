using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Sign-out (docs/api.md#sign-out; RFC 7009).</summary>
internal sealed class RevocationTests
{
    [TestCase("refresh", null)]
    [TestCase("refresh", "access_token")]
    [TestCase("access", null)]
    [TestCase("access", "nonsense")]
    public async Task Revoking_either_token_ends_only_its_session(string kind, string? hint)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var elsewhere = await ada.SignInAsync();

        var reply = await RevokeAsync(TokenOf(ada, kind), hint);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            await AssertEndedAsync(ada);
            Assert.That((await elsewhere.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Revoking_a_used_refresh_token_ends_the_session()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var used = ada.RefreshToken!;
        ada.Take(await ada.RefreshAsync());

        await RevokeAsync(used);

        await AssertEndedAsync(ada);
    }

    [Test]
    public async Task Revoking_an_expired_access_token_ends_the_session()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Advance(TimeSpan.FromHours(1));

        var reply = await server.Anonymous().FormAsync("/api/login/revoke", ("token", ada.AccessToken!));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [TestCase("garbage")]
    [TestCase("a.b.c")]
    [TestCase("....")]
    [TestCase("ünicode")]
    public async Task Revoking_an_unknown_token_succeeds(string token) =>
        Assert.That((await RevokeAsync(token)).Status, Is.EqualTo(HttpStatusCode.OK));

    [TestCase("refresh")]
    [TestCase("access")]
    public async Task Revoking_twice_succeeds(string kind)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await RevokeAsync(TokenOf(ada, kind));

        Assert.That((await RevokeAsync(TokenOf(ada, kind))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("token_type_hint=access_token")]
    [TestCase("token=")]
    [TestCase("")]
    public async Task Revoking_without_a_token_is_invalid(string form)
    {
        var reply = await SharedServer.Instance.Anonymous().SendRawAsync(
            HttpMethod.Post, "/api/login/revoke", form, "application/x-www-form-urlencoded");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(reply.ErrorMembers.Single(), Is.EqualTo("token"));
        }
    }

    [Test]
    public async Task A_session_ended_on_one_instance_is_rejected_by_the_next_request_on_another()
    {
        await using var server = await TodoServer.StartAsync();
        await using var another = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        var phone = (await ada.SignInAsync()).On(another);
        var tablet = (await ada.SignInAsync()).On(another);
        var desk = (await ada.SignInAsync()).On(another);
        foreach (var client in new[] { phone, tablet, desk })
            Assert.That((await client.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));

        await phone.On(server).FormAsync("/api/login/revoke", ("token", phone.RefreshToken!));
        await AssertEndedAsync(phone);

        var tabletId = (await tablet.GetAsync("/api/users/me/sessions")).Json.EnumerateArray()
            .Single(session => session.GetProperty("is_current").GetBoolean()).GetProperty("id").GetInt64();
        await ada.DeleteAsync($"/api/users/me/sessions/{tabletId}");
        await AssertEndedAsync(tablet);

        await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = "another good horse 7" });
        await AssertEndedAsync(desk);

        await ada.DeleteAsync("/api/users/me", new { password = "another good horse 7" });
        await AssertEndedAsync(ada.On(another));
    }

    private static string TokenOf(TodoClient client, string kind) => kind == "refresh" ? client.RefreshToken! : client.AccessToken!;

    private static Task<Reply> RevokeAsync(string token, string? hint = null)
    {
        var anonymous = SharedServer.Instance.Anonymous();
        return hint is null
            ? anonymous.FormAsync("/api/login/revoke", ("token", token))
            : anonymous.FormAsync("/api/login/revoke", ("token", token), ("token_type_hint", hint));
    }

    private static async Task AssertEndedAsync(TodoClient client)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await client.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await client.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }
}
