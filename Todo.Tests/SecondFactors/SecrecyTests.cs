using System.Net;
using System.Security.Cryptography;
using System.Text;
using Todo.Tests.Harness;
using static Todo.Tests.SecondFactors.Authenticator;

namespace Todo.Tests.SecondFactors;

/// <summary>Secrets and codes leave no trace in files and logs, and without their key nothing is bypassed (docs/security.md).</summary>
internal sealed class SecrecyTests
{
    [Test]
    public async Task No_secret_and_no_code_is_logged_at_any_level_or_in_the_database()
    {
        await using var server = await TodoServer.StartAsync("--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace");
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var replaced = await ScanAsync(ada, server.Clock);
        var app = await EnableAsync(ada, server);
        var renewed = CodesOf(await ada.PostAsync(Authenticator.Address + "/recovery_codes", new { password = ada.Password, code = app.Code() }));
        await SignInAsync(server, ada, renewed[0]);
        await SignInAsync(server, ada, app.Code(1));
        await SignInAsync(server, ada, app.Code(1));
        await ada.SendRawAsync(HttpMethod.Post, Authenticator.Address + "/confirm", $$"""{"code":["{{renewed[1]}}"]}""");
        await ada.SendRawAsync(HttpMethod.Post, Authenticator.Address + "/confirm", $$"""{"code":"{{renewed[1]}}",,}""");

        string[] secrets = [replaced.Secret, app.Secret, .. app.RecoveryCodes, .. renewed];
        var codes = new[] { -1, 0, 1 }.Select(offset => app.Code(offset)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Log.All, Has.Count.GreaterThan(100));
            foreach (var line in server.Log.All)
            {
                var said = $"{line.Text} {string.Join(' ', line.Values.Values.Concat(line.Scope.Values))}";
                Assert.That(secrets.Where(secret => said.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, $"{line.Category} {line.Event.Id}");
                Assert.That(codes.Where(code => HasNumber(said, code)), Is.Empty, $"{line.Category} {line.Event.Id}");
            }
            var stored = await StoredData.ReadAsync(server);
            foreach (var secret in secrets)
            {
                Assert.That(stored, Does.Not.Contain(secret), "as text");
                Assert.That(stored, Does.Not.Contain(WithoutDashes(secret)), "without dashes");
                Assert.That(stored, Does.Not.Contain(Encoding.Latin1.GetString(new Authenticator(WithoutDashes(secret), server.Clock).Bytes)), "as bytes");
            }
        }
    }

    [Test]
    public async Task Recovery_codes_are_stored_as_hashes()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);

        var stored = await StoredData.ReadAsync(server);

        foreach (var code in app.RecoveryCodes)
            Assert.That(stored, Does.Contain(Encoding.Latin1.GetString(SHA256.HashData(Encoding.ASCII.GetBytes(WithoutDashes(code))))));
    }

    [Test]
    public async Task Changes_are_audited_once_each()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        await SignInAsync(server, ada, null);
        await SignInAsync(server, ada, app.RecoveryCodes[0]);
        await SignInAsync(server, ada, app.RecoveryCodes[0]);
        await ada.PostAsync(Authenticator.Address, new { password = ada.Password });
        await ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.Code() });
        await ada.PostAsync(Authenticator.Address + "/recovery_codes", new { password = ada.Password, code = app.WrongCode });
        await ada.PostAsync(Authenticator.Address + "/recovery_codes", new { password = ada.Password, code = app.Code() });
        await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code() });
        await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code(1) });
        await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code(1) });

        using (Assert.EnterMultipleScope())
        {
            foreach (var id in new[] { 1020, 1021, 1022, 1023 })
                Assert.That(server.Log.All.Where(line => line.Event.Id == id).Select(line => line.Values["UserId"]), Is.EqualTo(new object[] { ada.UserId }), $"event {id}");
            Assert.That(server.Log.All.Count(line => line.Event.Id == 1024), Is.EqualTo(1));
            Assert.That(server.Log.All.Count(line => line.Event.Id == 1002), Is.EqualTo(1), "the recovery code that was used");
        }
    }

    [Test]
    public async Task Without_the_key_no_secret_is_given_and_a_sign_in_needs_a_recovery_code()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        var eve = await server.SignUpAsync();
        // A folder in its place: unlike a missing file, not even root can create it.
        var key = Path.Combine(server.Database.KeysPath, "secrets.key");
        File.Delete(key);
        Directory.CreateDirectory(key);
        await using var restarted = await server.StartAnotherAsync();

        var begun = await eve.On(restarted).PostAsync(Authenticator.Address, new { password = eve.Password });
        var signIns = new List<Reply>();
        for (var i = 0; i < 6; i++)
            signIns.Add(await SignInAsync(restarted, ada, app.Code()));
        var without = await SignInAsync(restarted, ada, null);
        var off = await ada.On(restarted).DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code() });
        var recovered = await SignInAsync(restarted, ada, app.RecoveryCodes[0]);

        begun.AssertProblem(HttpStatusCode.ServiceUnavailable);
        off.AssertProblem(HttpStatusCode.ServiceUnavailable);
        foreach (var signIn in signIns)
            signIn.AssertSignInError(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
        without.AssertSignInError(HttpStatusCode.Unauthorized, "otp_required");
        Assert.That(recovered.Status, Is.EqualTo(HttpStatusCode.OK), "nothing was counted as a failure");
        Assert.That(restarted.Log.All.Select(line => line.Event.Id), Does.Contain(1304));
    }

    private static bool HasNumber(string text, string code) =>
        text.Split(code) is { Length: > 1 } parts && parts.Zip(parts.Skip(1)).Any(pair => !EndsInDigit(pair.First) && !(pair.Second is [var next, ..] && char.IsAsciiDigit(next)));

    private static bool EndsInDigit(string text) => text is [.., var last] && (char.IsAsciiDigit(last) || last == '.');

    private static string WithoutDashes(string code) => code.Replace("-", string.Empty, StringComparison.Ordinal);
}
