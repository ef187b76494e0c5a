using System.Text;
using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>Neither the log nor the database reveals a token, and the log no address; what happened is in the audit trail.</summary>
internal sealed class MailSecrecyTests
{
    [Test]
    public async Task No_token_and_no_address_is_in_the_log_and_no_token_in_the_database()
    {
        await using var server = await TodoServer.StartAsync(
            [.. MailBox.Settings, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace"]);
        var ada = await server.SignUpAsync();
        var (email, unknown) = (TodoClient.NewEmail(), TodoClient.NewEmail());
        await server.Anonymous().ForgotAsync(unknown);
        await ada.ChangeEmailAsync(email);
        string[] tokens =
        [
            await MailBox.TokenAsync(server, ada.Email, MailKind.Verification),
            await MailBox.TokenAsync(server, email, MailKind.EmailChange),
            await MailBox.ForgetAsync(server, ada.Email),
        ];
        await ada.SendRawAsync(HttpMethod.Post, "/api/users/email/verify", $"{{\"token\":\"{tokens[0]}\"");
        await ada.ResetAsync(tokens[2], "short");
        var stored = await StoredData.ReadAsync(server);
        Assert.That(tokens.Where(token => stored.Contains(token, StringComparison.Ordinal)), Is.Empty);
        Assert.That(stored, Does.Contain(Encoding.Latin1.GetString(MailTokenText.Hash(tokens[2]))), "only its hash");

        foreach (var token in tokens)
            await ada.VerifyAsync(token);
        await ada.ResetAsync(tokens[2]);

        string[] addresses = [ada.Email, email, unknown];
        Assert.That(server.Log.All, Has.Count.GreaterThan(100));
        foreach (var line in server.Log.All)
        {
            var said = $"{line.Text} {string.Join(' ', line.Values.Values.Concat(line.Scope.Values))}";
            Assert.That(tokens.Concat(addresses).Where(secret => said.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, $"{line.Category} {line.Event.Id}");
        }
    }

    [Test]
    public async Task Every_event_is_in_the_audit_trail_with_its_id()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        var email = TodoClient.NewEmail();
        await MailBox.VerifyAsync(server, ada);
        await ada.ChangeEmailAsync(email);
        await ada.VerifyAsync(await MailBox.TokenAsync(server, email, MailKind.EmailChange));
        await ada.ForgotAsync(email.ToUpperInvariant());
        await ada.ForgotAsync(TodoClient.NewEmail());
        await ada.ResetAsync(await MailBox.TokenAsync(server, email, MailKind.PasswordReset));

        var lines = server.Log.All.Where(line => line.Event.Id is >= 1015 and <= 1019).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(line => line.Event.Id), Is.EqualTo([1015, 1016, 1017, 1018, 1018, 1019]));
            foreach (var line in lines)
            {
                if (line.Event.Id == 1018)
                    Assert.That((string)line.Values["AddressHash"]!, Does.Match("^[0-9a-f]{16}$"));
                else
                    Assert.That(line.Values["UserId"], Is.EqualTo(ada.UserId));
            }
            Assert.That(lines.Where(line => line.Event.Id == 1018).Select(line => line.Values["AddressHash"]), Is.Unique);
        }
    }

    [Test]
    public async Task What_has_no_effect_is_not_in_the_audit_trail()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var (ada, bob) = (await server.SignUpAsync(), await server.SignUpAsync());
        var before = server.Log.All.Count(line => line.Event.Id is >= 1000 and < 1100);

        await ada.VerifyAsync("x");
        await ada.ResetAsync("x");
        await ada.ChangeEmailAsync(bob.Email);
        await ada.PutAsync("/api/users/me/email", new { email = TodoClient.NewEmail(), password = "not the password" });

        Assert.That(server.Log.All.Count(line => line.Event.Id is >= 1000 and < 1100), Is.EqualTo(before));
    }
}
