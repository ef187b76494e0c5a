using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.Infrastructure.MailDelivery;
using Todo.Tests.Harness;

namespace Todo.Tests.MailDelivery;

/// <summary>One try to send a mail over SMTP (docs/operations.md#mail).</summary>
[DatabaseIndependent]
internal sealed class SmtpSenderTests
{
    private static readonly string[] Mailing = ["MAIL", "RCPT", "DATA", "AUTH", SmtpServer.Password];

    [Test]
    public async Task A_mail_arrives_as_it_is()
    {
        await using var server = new SmtpServer();

        var result = await SendAsync(server);
        await server.WaitForAsync("QUIT");

        var mail = server.Mails.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(MailResult.Sent));
            Assert.That((mail.From, mail.To), Is.EqualTo(("MAIL FROM:<todo@example.com>", "RCPT TO:<ada@example.com>")));
            Assert.That(mail.Header("From"), Is.EqualTo("\"Todo\" <todo@example.com>").Or.EqualTo("Todo <todo@example.com>"));
            Assert.That((mail.Header("To"), mail.Header("Subject")), Is.EqualTo(("ada@example.com", "Confirm")));
            Assert.That(mail.Header("Message-ID"), Is.EqualTo("<20261121T040426.000001Z-7@example.com>"));
            Assert.That((mail.Header("Auto-Submitted"), mail.Header("Content-Language")), Is.EqualTo(("auto-generated", "en")));
            Assert.That(mail.Header("Date"), Does.Match(@"^(\w{3}, )?\d\d? \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$"));
            Assert.That(mail.Header("Content-Type"), Does.StartWith("multipart/alternative"));
            Assert.That((mail.Text.TrimEnd(), mail.Html.TrimEnd()), Is.EqualTo(("Hello\r\n.\r\n..dots", "<p>Hello</p>")));
            Assert.That(server.Verbs, Is.EqualTo(["EHLO", "MAIL", "RCPT", "DATA", SmtpServer.EndOfData, "QUIT"]));
        }
    }

    [TestCase(SmtpServer.Connect, "421 4.3.2 Busy", MailErrors.Deferred, 421)]
    [TestCase("EHLO", "421 4.3.2 Busy", MailErrors.Deferred, 421)]
    [TestCase("MAIL", "451 4.3.0 Later", MailErrors.Deferred, 451)]
    [TestCase("RCPT", "450 4.2.0 Greylisted", MailErrors.Deferred, 450)]
    [TestCase("DATA", "451 4.3.0 Later", MailErrors.Deferred, 451)]
    [TestCase(SmtpServer.EndOfData, "452 4.3.1 Full", MailErrors.Deferred, 452)]
    [TestCase(SmtpServer.Connect, "554 5.3.2 No", MailErrors.Rejected, 554)]
    [TestCase("MAIL", "550 5.1.8 Bad sender", MailErrors.Rejected, 550)]
    [TestCase("RCPT", "550 5.1.1 <ada@example.com>: unknown", MailErrors.Rejected, 550)]
    [TestCase("RCPT", "554 5.7.1 Relay access denied", MailErrors.Rejected, 554)]
    [TestCase("DATA", "554 5.5.1 No", MailErrors.Rejected, 554)]
    [TestCase(SmtpServer.EndOfData, "554 5.6.0 No", MailErrors.Rejected, 554)]
    [TestCase("MAIL", "530 5.7.0 Authentication required", MailErrors.SessionRefused, 530)]
    [TestCase(SmtpServer.Connect, SmtpServer.Close, MailErrors.ConnectionClosed, null)]
    [TestCase("RCPT", SmtpServer.Close, MailErrors.ConnectionClosed, null)]
    [TestCase(SmtpServer.EndOfData, SmtpServer.Close, MailErrors.ConnectionClosed, null)]
    [TestCase(SmtpServer.Connect, "HTTP/1.1 400 Bad Request", MailErrors.Protocol, null)]
    public async Task The_answer_decides_what_becomes_of_the_mail(string verb, string answer, string error, int? reply)
    {
        await using var server = new SmtpServer(said => said == verb ? answer : null);

        var result = await SendAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Error, result.Reply), Is.EqualTo((error, reply)));
            Assert.That(result.IsFinal, Is.EqualTo(error == MailErrors.Rejected));
            Assert.That(result.ToString(), Does.Not.Contain("ada@"), "servers repeat the address");
            Assert.That(server.Mails, Is.Empty);
        }
    }

    [Test]
    public async Task A_server_that_is_down_is_tried_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var result = await SendAsync(port);

        Assert.That((result.Error, result.IsFinal), Is.EqualTo(("connection_refused", false)));
    }

    [TestCase(SmtpServer.Connect)]
    [TestCase("EHLO")]
    [TestCase("RCPT")]
    [TestCase(SmtpServer.EndOfData)]
    public async Task A_server_that_says_nothing_is_left_after_20_seconds(string verb)
    {
        const int Factor = 30;
        await using var server = new SmtpServer(said => said == verb ? SmtpServer.Silence : null);

        var begun = Stopwatch.GetTimestamp();
        var result = await SendAsync(server, clock: new FastClock(Factor));
        var took = Stopwatch.GetElapsedTime(begun) * Factor;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error, Is.EqualTo(MailErrors.Timeout));
            Assert.That(MailStore.Patience, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(20)));
            Assert.That(took, Is.GreaterThan(MailStore.Patience - TimeSpan.FromSeconds(1)));
            Assert.That(() => server.Open, Is.Zero.After(10_000, 20), "the connection is closed");
        }
    }

    [TestCase(SmtpServer.Connect)]
    [TestCase(SmtpServer.EndOfData)]
    public async Task An_abort_ends_a_try_at_once(string verb)
    {
        await using var server = new SmtpServer(said => said == verb ? SmtpServer.Silence : null);
        using var abort = new CancellationTokenSource();
        var sending = SendAsync(server, cancellationToken: abort.Token);
        if (verb == SmtpServer.Connect)
            Assert.That(() => server.Open, Is.EqualTo(1).After(10_000, 5));
        else
            await server.WaitForAsync(verb);

        await abort.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => server.Open, Is.Zero.After(10_000, 20), "the connection is closed");
    }

    [Test]
    public async Task Without_STARTTLS_the_client_neither_signs_in_nor_sends()
    {
        await using var server = new SmtpServer();

        var result = await SendAsync(server, new() { StartTls = true, UserName = "todo", Password = "secret" });

        Assert.That((result.Error, result.IsFinal, result.IsMisconfiguration), Is.EqualTo((MailErrors.Protocol, false, true)));
        Assert.That(server.Verbs.Intersect(Mailing), Is.Empty);
    }

    [TestCase("454 4.7.0 TLS not available", MailErrors.Deferred)]
    [TestCase("502 5.5.1 Not implemented", MailErrors.Rejected)]
    public async Task Nothing_is_sent_after_a_refused_STARTTLS(string answer, string error)
    {
        using var authority = new TestCertificates();
        using var certificate = authority.Issue("localhost");
        await using var server = new SmtpServer(said => said == "STARTTLS" ? answer : null, certificate);

        var result = await SendAsync(server, new() { StartTls = true, UserName = "todo", Password = "secret" });

        Assert.That((result.Error, result.IsFinal), Is.EqualTo((error, error == MailErrors.Rejected)));
        Assert.That(server.Verbs.Intersect(Mailing), Is.Empty);
    }

    [Test]
    public async Task A_certificate_of_an_unknown_authority_ends_the_connection_before_anything_is_sent()
    {
        using var authority = new TestCertificates();
        using var certificate = authority.Issue("localhost");
        await using var server = new SmtpServer(certificate: certificate);

        var result = await SendAsync(server, new() { StartTls = true, UserName = "todo", Password = "secret" });

        Assert.That((result.Error, result.IsFinal, result.IsMisconfiguration), Is.EqualTo((MailErrors.Tls, false, true)));
        Assert.That(result.Detail, Does.Contain("certificate"));
        Assert.That(server.Verbs.Intersect(Mailing), Is.Empty);
    }

    [Test]
    public async Task A_user_name_signs_in_before_the_mail()
    {
        await using var server = new SmtpServer();

        var result = await SendAsync(server, new() { StartTls = false, UserName = "tödo", Password = "pass word" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSent);
            Assert.That(server.Verbs.Take(4), Is.EqualTo(["EHLO", "AUTH", SmtpServer.Password, "MAIL"]));
            Assert.That(server.Lines[1].Text, Is.EqualTo($"AUTH login {Base64("tödo")}"));
            Assert.That(server.Lines[2].Text, Is.EqualTo($"{SmtpServer.Password} {Base64("pass word")}"));
        }
    }

    [TestCase("MAIL", "530 5.7.0 Authentication required", MailErrors.SessionRefused)]
    [TestCase("MAIL", "535 5.7.8 Authentication failed", MailErrors.SessionRefused)]
    [TestCase("RCPT", "538 5.7.11 Encryption required", MailErrors.SessionRefused)]
    [TestCase("RCPT", "554 5.7.1 Relay access denied", MailErrors.Rejected)]
    [TestCase("RCPT", "550 5.1.1 Unknown", MailErrors.Rejected)]
    public async Task After_a_wrong_password_only_a_reply_about_the_sign_in_keeps_the_mail(string verb, string answer, string error)
    {
        await using var server = new SmtpServer(said =>
            said == SmtpServer.Password ? "535 5.7.8 Authentication failed" : said == verb ? answer : null);

        var result = await SendAsync(server, new() { StartTls = false, UserName = "todo", Password = "wrong" });

        Assert.That((result.Error, result.IsFinal), Is.EqualTo((error, error == MailErrors.Rejected)));
        Assert.That(server.Mails, Is.Empty);
    }

    [TestCase("RCPT", "550 5.7.1 Blocked by policy", 550)]
    [TestCase("RCPT", "554 5.7.1 Relay access denied", 554)]
    [TestCase(SmtpServer.EndOfData, "554 5.7.0 Looks like spam", 554)]
    [TestCase("EHLO", "554 5.3.2 No", 554)]
    [TestCase(SmtpServer.Connect, "554 5.3.2 No", 554)]
    public async Task A_5xx_about_the_mail_ends_it_whether_the_server_asks_for_a_sign_in_or_not(string verb, string answer, int reply)
    {
        await using var server = new SmtpServer(said => said == verb ? answer : null);

        var result = await SendAsync(server, new() { StartTls = false, UserName = "todo", Password = "secret" });

        Assert.That((result.Error, result.Reply), Is.EqualTo((MailErrors.Rejected, reply)));
        Assert.That((result.IsFinal, result.IsMisconfiguration), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task An_international_mailbox_ends_the_mail_if_the_server_has_no_SMTPUTF8()
    {
        await using var server = new SmtpServer(said => said == "EHLO" ? "250-localhost\r\n250 8BITMIME" : null);

        var result = await SendAsync(server, mail: SomeMail.To("ädä@example.com"));

        Assert.That((result.Error, result.IsFinal, result.IsMisconfiguration), Is.EqualTo((MailErrors.InvalidAddress, true, false)));
        Assert.That(server.Mails, Is.Empty);
    }

    [TestCase("ada@example.com", "MAIL FROM:<todo@example.com>", "RCPT TO:<ada@example.com>")]
    [TestCase("ada@exämple.com", "MAIL FROM:<todo@example.com>", "RCPT TO:<ada@xn--exmple-cua.com>")]
    [TestCase("ädä@exämple.com", "MAIL FROM:<todo@example.com> BODY=8BITMIME SMTPUTF8", "RCPT TO:<ädä@exämple.com>")]
    public async Task Only_an_international_mailbox_needs_SMTPUTF8(string address, string from, string to)
    {
        await using var server = new SmtpServer();

        await SendAsync(server, mail: SomeMail.To(address));

        Assert.That((server.Mails.Single().From, server.Mails.Single().To), Is.EqualTo((from, to)));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task<MailResult> SendAsync(
        SmtpServer server, MailOptions? options = null, OutgoingMail? mail = null, TimeProvider? clock = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(server.Port, options, mail, clock, cancellationToken);

    private static Task<MailResult> SendAsync(
        int port, MailOptions? options = null, OutgoingMail? mail = null, TimeProvider? clock = null, CancellationToken cancellationToken = default)
    {
        options ??= new() { StartTls = false };
        (options.Host, options.Port, options.From) = ("localhost", port, "Todo <todo@example.com>");
        return new SmtpSender(Options.Create(options), clock ?? TimeProvider.System).SendAsync(mail ?? SomeMail.To(), cancellationToken);
    }
}
