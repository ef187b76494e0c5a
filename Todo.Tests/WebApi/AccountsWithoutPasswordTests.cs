using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Where the password is asked for, a recent sign-in stands in for one that the account does not have.</summary>
internal sealed class AccountsWithoutPasswordTests
{
    private const string Me = "/api/users/me";

    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(5);

    [Test]
    public async Task Account_without_password_says_so()
    {
        var ada = await SharedServer.Instance.SignUpWithoutPasswordAsync();

        var reply = await ada.GetAsync(Me);

        Assert.That(reply.Json.GetProperty("has_password").ValueKind, Is.EqualTo(JsonValueKind.False));
    }

    [Test]
    public async Task Recent_sign_in_sets_the_first_password()
    {
        var ada = await SharedServer.Instance.SignUpWithoutPasswordAsync();

        var reply = await ada.PutAsync("/api/users/password", new { password = "staple battery horse" });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(reply.Json.GetProperty("has_password").GetBoolean(), Is.True);
        ada.Password = "staple battery horse";
        await ada.SignInAsync();
    }

    [Test]
    public async Task Recent_sign_in_deletes_the_account()
    {
        var ada = await SharedServer.Instance.SignUpWithoutPasswordAsync();

        var reply = await ada.DeleteAsync(Me, new { });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent), reply.Text);
    }

    [Test]
    public async Task Old_sign_in_does_not_count_even_if_it_was_refreshed()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpWithoutPasswordAsync();
        server.Clock.Advance(Recently + TimeSpan.FromMilliseconds(1));
        ada.Take(await ada.RefreshAsync());

        var change = await ada.PutAsync("/api/users/password", new { password = "staple battery horse" });
        var deletion = await ada.DeleteAsync(Me, new { });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(change.Json.GetProperty("codes").GetRawText(), Is.EqualTo("""{"password":["sign_in_too_old"]}"""));
            Assert.That(deletion.Json.GetProperty("codes").GetRawText(), Is.EqualTo("""{"password":["sign_in_too_old"]}"""));
        }
    }

    [Test]
    public async Task No_password_signs_in()
    {
        var ada = await SharedServer.Instance.SignUpWithoutPasswordAsync();

        var reply = await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Account_with_password_needs_it_even_after_a_recent_sign_in()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var change = await ada.PutAsync("/api/users/password", new { password = "staple battery horse" });
        var deletion = await ada.DeleteAsync(Me, new { });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.Json.GetProperty("codes").GetRawText(), Is.EqualTo("""{"current_password":["required"]}"""));
            Assert.That(deletion.Json.GetProperty("codes").GetRawText(), Is.EqualTo("""{"password":["required"]}"""));
        }
    }
}
