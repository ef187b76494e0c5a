using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>The audit trail: events of users and sessions, with stable ids and without secrets.</summary>
internal sealed class AuditTests
{
    private const string NewPassword = "another good horse 7";

    [Test]
    public async Task Every_sign_in_event_is_logged_with_its_id()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:RefreshLeewaySeconds=0");
        var ada = await server.SignUpAsync();
        var thief = await ada.SignInAsync();
        await thief.RefreshAsync();
        await thief.RefreshAsync();
        var revoked = await ada.SignInAsync();
        await revoked.FormAsync("/api/login/revoke", ("token", revoked.RefreshToken!));
        var ended = await ada.SignInAsync();
        await ada.DeleteAsync($"/api/users/me/sessions/{SessionOf(ended)}");
        await ada.DeleteAsync("/api/users/me/sessions");
        await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = NewPassword });
        await ada.DeleteAsync("/api/users/me", new { password = NewPassword });

        using (Assert.EnterMultipleScope())
        {
            AssertLogged(server, 1011, ada, null);
            AssertLogged(server, 1001, ada, ada);
            AssertLogged(server, 1004, ada, thief);
            AssertLogged(server, 1005, ada, thief);
            AssertLogged(server, 1006, ada, revoked);
            AssertLogged(server, 1007, ada, ended);
            AssertLogged(server, 1008, ada, ada);
            AssertLogged(server, 1009, ada, ada);
            AssertLogged(server, 1010, ada, null);
            AssertNoSecrets(server, ada, ada.RefreshToken!, ada.AccessToken!, thief.RefreshToken!, revoked.RefreshToken!, NewPassword);
        }
    }

    [Test]
    public async Task A_failed_sign_in_is_logged_under_a_keyed_hash_of_the_address()
    {
        await using var server = await TodoServer.StartAsync();
        await using var another = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        foreach (var _ in Enumerable.Range(0, 5))
            await ada.FormAsync("/token", ("username", ada.Email.ToUpperInvariant()), ("password", "not her password"));

        await ada.On(another).FormAsync("/token", ("username", ada.Email), ("password", "not her password"));

        var failed = server.Log.All.Where(line => line.Event.Id == 1002).ToArray();
        var hash = (string)failed[0].Values["AddressHash"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failed, Has.Length.EqualTo(5));
            Assert.That(hash, Does.Match("^[0-9a-f]{16}$"));
            Assert.That(another.Log.All.Single(line => line.Event.Id == 1003).Values["AddressHash"], Is.EqualTo(hash));
            AssertNoSecrets(server, ada, "not her password");
            AssertNoSecrets(another, ada, "not her password");
        }
    }

    [Test]
    public async Task Operations_without_effect_are_not_logged_as_changes()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var before = server.Log.All.Count(IsAudit);

        await ada.FormAsync("/api/login/revoke", ("token", "garbage"));
        await ada.RefreshAsync("garbage");
        await ada.DeleteAsync("/api/users/me/sessions/999999999");
        await ada.PutAsync("/api/users/password", new { current_password = "not her password", password = NewPassword });
        await ada.DeleteAsync("/api/users/me", new { password = "not her password" });

        Assert.That(server.Log.All.Count(IsAudit), Is.EqualTo(before));
    }

    private static bool IsAudit(LogLine line) => line.Event.Id is >= 1000 and < 1100;

    private static string SessionOf(TodoClient client) => (string)Jwt.PayloadOf(client.AccessToken!)["sid"]!;

    private static void AssertLogged(TodoServer server, int id, TodoClient user, TodoClient? session)
    {
        var lines = server.Log.All.Where(line => line.Event.Id == id && Equals(line.Values["UserId"], user.UserId));
        if (session is not null)
            lines = lines.Where(line => $"{line.Values["SessionId"]}" == SessionOf(session));
        Assert.That(lines.Count(), Is.EqualTo(1), $"event {id}");
    }

    private static void AssertNoSecrets(TodoServer server, TodoClient person, params string[] secrets)
    {
        foreach (var line in server.Log.All)
        {
            foreach (var secret in secrets.Append(person.Email).Append(person.Password))
                Assert.That(line.Text, Does.Not.Contain(secret).IgnoreCase);
        }
    }
}
