using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.SingleSignOn;

/// <summary>The audit trail of sign-ins through a provider: it says why one was refused, and has neither assertions nor addresses.</summary>
internal sealed class SingleSignOnAuditTests
{
    [Test]
    public async Task Sign_ins_and_links_are_logged_with_the_provider()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await provider.StartServerAsync();
        var email = TodoClient.NewEmail();
        var token = provider.Token("subject-of-ada", email);

        var ada = await FakeProvider.SignedInAsync(server, token);
        await FakeProvider.SignedInAsync(server, provider.Token("subject-of-ada", email));

        var id = (await ada.GetAsync("/api/users/me")).Id;
        var lines = server.Log.All.Where(line => line.Event.Id is >= 1000 and < 1100).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(line => line.Event.Id), Is.EqualTo(new[] { 1011, 1029, 1028, 1028 }));
            Assert.That(lines.Select(line => line.Values["UserId"]), Is.All.EqualTo(id));
            Assert.That(lines.Skip(1).Select(line => line.Values["Provider"]), Is.All.EqualTo("Example Corp"));
            Assert.That($"{lines[2].Values["SessionId"]}", Is.EqualTo((string?)Jwt.PayloadOf(ada.AccessToken!)["sid"]));
            AssertNothingPersonal(server, email, "subject-of-ada", token, ada.AccessToken!, ada.RefreshToken!);
        }
    }

    [Test]
    public async Task Refused_sign_ins_are_logged_with_the_reason()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await provider.StartServerAsync();
        var used = provider.Token("subject-of-ada");
        await FakeProvider.SignedInAsync(server, used);
        var foreign = provider.Claims();
        foreign["iss"] = "https://login.example";
        var old = provider.Claims();
        old["iat"] = (long)old["iat"]! - 660;

        foreach (var token in new[] { "a.b.c", provider.Signer.Sign(foreign), provider.Signer.Sign(old), used })
            await FakeProvider.AssertRefusedAsync(server, token);

        var lines = server.Log.All.Where(line => line.Event.Id == 1030).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(line => line.Values["Reason"]), Is.EqualTo(new[] { "Malformed", "UnknownProvider", "Time", "NonceUsed" }));
            Assert.That(
                lines.Select(line => line.Values["Provider"]),
                Is.EqualTo(new[] { "an unknown provider", "an unknown provider", "Example Corp", "Example Corp" }));
            AssertNothingPersonal(server, "subject-of-ada", used, "login.example");
        }
    }

    private static void AssertNothingPersonal(TodoServer server, params string[] texts)
    {
        foreach (var text in texts)
            Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains(text).IgnoreCase);
    }
}
