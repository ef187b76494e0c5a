using System.Runtime.Versioning;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.MailDelivery;

/// <summary>The program's mails over TLS, with an authority that its system trusts (docs/operations.md#mail).</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class StartTlsTests
{
    [Test]
    public async Task Everything_after_STARTTLS_is_encrypted_and_a_certificate_for_another_host_ends_it_before_anything_is_sent()
    {
        using var authority = new TestCertificates();
        using var certificate = authority.Issue("localhost");
        using var foreign = authority.Issue("mail.example.com");
        await using var smtp = new SmtpServer(certificate: certificate);
        await using var impostor = new SmtpServer(certificate: foreign);
        using var database = new TestDatabase();
        await using var observer = await TodoServer.StartOnAsync(database);
        var rows = new MailRows(observer);
        var trusted = Path.Combine(database.Folder, "authority.pem");
        authority.WriteAuthority(trusted);

        var refused = await rows.RecordAsync();
        await using (await StartAsync(impostor))
        {
            await rows.WaitForTriesAsync(refused, 1);
        }
        await rows.ChangeAsync(refused, mail => mail.Property(one => one.NextAttemptAt).CurrentValue = null);
        var id = await rows.RecordAsync();
        await using (await StartAsync(smtp))
        {
            await rows.WaitForEndAsync(id);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(impostor.Verbs, Is.EqualTo(["EHLO", "STARTTLS"]));
            Assert.That(smtp.Verbs, Is.EqualTo(
                ["EHLO", "STARTTLS", "EHLO", "AUTH", SmtpServer.Password, "MAIL", "RCPT", "DATA", SmtpServer.EndOfData, "QUIT"]));
            Assert.That(smtp.Lines.Where(line => !line.IsEncrypted).Select(line => line.Verb), Is.EqualTo(["EHLO", "STARTTLS"]));
            Assert.That(smtp.Mails.Single().IsEncrypted);
        }

        async Task<ServerProcess> StartAsync(SmtpServer server)
        {
            var process = await ServerProcess.StartAsync(
                ["env", $"SSL_CERT_FILE={trusted}"], database.Folder,
                [.. database.Settings, .. server.Settings, "--Mail:StartTls=true", "--Mail:UserName=todo", "--Mail:Password=secret"]);
            await process.ReadyAsync();
            return process;
        }
    }
}
