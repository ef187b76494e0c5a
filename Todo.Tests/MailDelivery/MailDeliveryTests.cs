using Microsoft.Extensions.Logging;
using Todo.Application.Mails;
using Todo.Tests.Harness;

namespace Todo.Tests.MailDelivery;

/// <summary>What is recorded is sent, and tried again until it cannot succeed any more (docs/operations.md#mail).</summary>
internal sealed class MailDeliveryTests
{
    private const string Down = "421 4.3.2 Down";

    [Test]
    public async Task A_mail_is_sent_once_and_its_row_keeps_neither_address_nor_token()
    {
        await using var smtp = new SmtpServer();
        await using var server = await TodoServer.StartAsync([.. smtp.Settings, "--App:BaseUrl=https://todo.example.com"]);
        var rows = new MailRows(server);
        var token = MailTokenText.Create();

        var id = await rows.AddAsync(token);
        var mail = await rows.WaitForEndAsync(id);
        rows.Advance(TimeSpan.FromMinutes(1));
        await rows.QuietAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(smtp.Mails.Single().Token, Is.EqualTo(token));
            Assert.That(smtp.Mails[0].Text, Does.Contain($"\r\nhttps://todo.example.com/app/#/reset?token={token}\r\n"));
            Assert.That((mail.Address, mail.ProtectedToken, mail.NextAttemptAt, mail.Tries), Is.EqualTo(((string?)null, (byte[]?)null, (DateTimeOffset?)null, 0)));
        }
    }

    [Test]
    public async Task A_mail_is_tried_after_5_s_30_s_2_min_10_min_and_then_every_30_min_until_it_arrives_once_under_the_same_id()
    {
        var isDown = true;
        await using var smtp = new SmtpServer(said => said == SmtpServer.EndOfData && Volatile.Read(ref isDown) ? Down : null);
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        server.Clock.Stop();
        var rows = new MailRows(server);
        var delays = new List<double>();

        var id = await rows.AddAsync();
        for (var tries = 1; tries <= 7; tries++)
        {
            var mail = await rows.WaitForTriesAsync(id, tries);
            var delay = mail.NextAttemptAt!.Value - server.Clock.GetUtcNow();
            delays.Add(Math.Round(delay.TotalSeconds));
            server.Clock.Advance(delay - TimeSpan.FromSeconds(1));
            await rows.QuietAsync();
            Assert.That((await rows.FindAsync(id))!.Tries, Is.EqualTo(tries), "not before its time");
            Volatile.Write(ref isDown, tries < 7);
            rows.Advance(TimeSpan.FromSeconds(1));
        }
        var last = await rows.WaitForEndAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(delays, Is.EqualTo([5, 30, 120, 600, 1800, 1800, 1800]));
            Assert.That(last.Tries, Is.EqualTo(7));
            Assert.That(smtp.Mails, Has.Count.EqualTo(1));
            Assert.That(smtp.Mails[0].Header("Message-ID"), Does.Match($@"^<\d{{8}}T\d{{6}}\.\d{{6}}Z-{id}@example\.com>$"));
            Assert.That(server.Log.All.Count(line => line.Event.Id == 1602), Is.EqualTo(1), "an outage is logged once");
            Assert.That(server.Log.All.Count(line => line.Event.Id == 1604), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_mail_ends_when_its_token_expires_before_the_next_try()
    {
        await using var smtp = new SmtpServer(said => said == "MAIL" ? Down : null);
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        server.Clock.Stop();
        var rows = new MailRows(server);

        var id = await rows.AddAsync(lifetime: TimeSpan.FromSeconds(36));
        await rows.WaitForTriesAsync(id, 1);
        rows.Advance(TimeSpan.FromSeconds(5));
        await rows.WaitForTriesAsync(id, 2);
        rows.Advance(TimeSpan.FromSeconds(30));
        var mail = await rows.WaitForEndAsync(id);

        Assert.That((mail.Tries, mail.Address, mail.ProtectedToken), Is.EqualTo((3, (string?)null, (byte[]?)null)));
        Assert.That(GivenUp(server), Is.EqualTo(1));
    }

    [Test]
    public async Task An_expired_mail_is_not_sent()
    {
        await using var smtp = new SmtpServer();
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);
        var id = await rows.RecordAsync(lifetime: TimeSpan.FromMinutes(30), delay: TimeSpan.FromMinutes(1));

        rows.Advance(TimeSpan.FromMinutes(30));
        var mail = await rows.WaitForEndAsync(id);

        Assert.That((smtp.Mails.Count, mail.Tries, mail.Address, mail.ProtectedToken), Is.EqualTo((0, 0, (string?)null, (byte[]?)null)));
    }

    [Test]
    public async Task A_5xx_ends_a_mail_at_once_and_the_log_has_no_address()
    {
        await using var smtp = new SmtpServer(said => said == "RCPT" ? $"550 5.1.1 <{MailRows.Address}>: unknown" : null);
        await using var server = await TodoServer.StartAsync([.. smtp.Settings, "--Logging:LogLevel:Default=Trace"]);
        var rows = new MailRows(server);

        var mail = await rows.WaitForEndAsync(await rows.AddAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((mail.Tries, mail.Address, mail.ProtectedToken), Is.EqualTo((1, (string?)null, (byte[]?)null)));
            Assert.That(server.Log.All.Single(line => line.Event.Id == 1601).Text, Does.Contain($"{mail.Id}").And.Contain("rejected (550)"));
            Assert.That(server.Log.All.Where(line => line.Text.Contains(MailRows.Address, StringComparison.OrdinalIgnoreCase)), Is.Empty);
        }
    }

    [Test]
    public async Task A_refused_sign_in_ends_no_mail_and_is_an_error_in_the_log()
    {
        var isWrong = true;
        await using var smtp = new SmtpServer(said => !Volatile.Read(ref isWrong) ? null
            : said == SmtpServer.Password ? "535 5.7.8 Authentication failed" : said == "MAIL" ? "530 5.7.0 Authentication required" : null);
        await using var server = await TodoServer.StartAsync([.. smtp.Settings, "--Mail:UserName=todo", "--Mail:Password=secret"]);
        var rows = new MailRows(server);
        var id = await rows.AddAsync();
        await rows.WaitForTriesAsync(id, 1);

        Volatile.Write(ref isWrong, false);
        rows.Advance(TimeSpan.FromSeconds(5));
        await rows.WaitForEndAsync(id);

        Assert.That(smtp.Mails, Has.Count.EqualTo(1));
        Assert.That(server.Log.All.Single(line => line.Event.Id == 1603).Level, Is.EqualTo(LogLevel.Error));
    }

    [Test]
    public async Task A_recipient_that_the_server_refuses_is_no_error_of_the_settings()
    {
        await using var smtp = new SmtpServer(said => said == "RCPT" ? "550 5.7.1 Blocked by policy" : null);
        await using var server = await TodoServer.StartAsync([.. smtp.Settings, "--Mail:UserName=todo", "--Mail:Password=secret"]);
        var rows = new MailRows(server);

        var mail = await rows.WaitForEndAsync(await rows.AddAsync());

        Assert.That((mail.Tries, mail.Address), Is.EqualTo((1, (string?)null)));
        Assert.That(server.Log.All.Select(line => line.Event.Id), Does.Contain(1601).And.Not.Contain(1603));
    }

    [Test]
    public async Task A_connection_that_is_closed_after_the_mail_is_a_failed_try()
    {
        var closes = 1;
        await using var smtp = new SmtpServer(
            said => said == SmtpServer.EndOfData && Interlocked.Exchange(ref closes, 0) == 1 ? SmtpServer.Close : null);
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);

        var id = await rows.AddAsync();
        await rows.WaitForTriesAsync(id, 1);
        rows.Advance(TimeSpan.FromSeconds(5));
        await rows.WaitForEndAsync(id);

        Assert.That(smtp.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_cannot_be_read_is_an_error_in_the_log_and_the_mail_is_sent_when_the_key_is_back()
    {
        await using var smtp = new SmtpServer();
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);
        var token = MailTokenText.Create();
        var id = await rows.RecordAsync([1, 2, 3], TimeSpan.FromMinutes(30));
        rows.Wake();
        Assert.That(() => server.Log.All.Count(line => line.Event.Id == 1608), Is.EqualTo(1).After(10_000, 10));
        var waiting = await rows.WaitForTriesAsync(id, 0);

        await rows.ChangeAsync(id, mail => mail.Property(one => one.ProtectedToken).CurrentValue = rows.Protect(token));
        rows.Advance(TimeSpan.FromMinutes(1));
        await rows.WaitForEndAsync(id);

        Assert.That(waiting.NextAttemptAt, Is.Not.Null);
        Assert.That(smtp.Mails.Single().Token, Is.EqualTo(token));
    }

    [Test]
    public async Task A_mail_that_was_voided_or_whose_user_is_gone_is_not_sent()
    {
        await using var smtp = new SmtpServer();
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);
        var ada = await server.SignUpAsync();
        var voided = await rows.RecordAsync(delay: TimeSpan.FromMinutes(1));
        var orphaned = await rows.RecordAsync(delay: TimeSpan.FromMinutes(1), userId: ada.UserId);
        await rows.ChangeAsync(voided, mail => mail.Property(one => one.NextAttemptAt).CurrentValue = null);
        await ada.DeleteAsync("/api/users/me", new { password = TodoClient.GoodPassword });

        rows.Advance(TimeSpan.FromMinutes(2));
        await rows.QuietAsync();

        var left = (await rows.FindAsync(orphaned))!;
        Assert.That((left.UserId, left.Address, left.ProtectedToken, left.NextAttemptAt), Is.EqualTo(((long?)null, (string?)null, (byte[]?)null, (DateTimeOffset?)null)));
        Assert.That(smtp.Mails.Select(mail => mail.To), Has.None.Contains(MailRows.Address));
    }

    [Test]
    public async Task Without_the_settings_of_mail_nothing_is_sent()
    {
        await using var smtp = new SmtpServer();
        await using var server = await TodoServer.StartAsync();
        var rows = new MailRows(server);
        var id = await rows.AddAsync();

        await using var other = await server.StartAnotherAsync(smtp.Settings);
        await rows.WaitForEndAsync(id);

        Assert.That(smtp.Mails, Has.Count.EqualTo(1), "by the instance that can");
    }

    [Test]
    public async Task A_server_that_does_not_answer_holds_up_no_more_than_eight_mails_at_a_time()
    {
        await using var smtp = new SmtpServer(said => said == "MAIL" ? SmtpServer.Silence : null);
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);
        for (var i = 0; i < 12; i++)
            await rows.RecordAsync();

        rows.Wake();
        await smtp.WaitForAsync("MAIL", 8);

        Assert.That(() => smtp.Open, Is.EqualTo(8).After(300));
    }

    private static int GivenUp(TodoServer server) => server.Log.All.Count(line => line.Event.Id == 1601);
}
