using System.Diagnostics;
using System.Runtime.Versioning;
using Todo.Application.Mails;
using Todo.Infrastructure.MailDelivery;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.MailDelivery;

/// <summary>Several instances send each mail once between them, and take over from one that is gone (docs/operations.md#mail).</summary>
internal sealed class MailInstancesTests
{
    [Test]
    public async Task Two_instances_send_each_mail_once()
    {
        const int Count = 40;
        await using var smtp = new SmtpServer();
        await using var one = await TodoServer.StartAsync(smtp.Settings);
        await using var two = await one.StartAnotherAsync(smtp.Settings);
        var (first, second) = (new MailRows(one), new MailRows(two));
        var ids = new List<long>();
        for (var i = 0; i < Count; i++)
            ids.Add(await first.RecordAsync());

        Parallel.Invoke(first.Wake, second.Wake);
        foreach (var id in ids)
            await first.WaitForEndAsync(id);

        Assert.That(smtp.Mails.Select(mail => mail.Header("Message-ID")), Is.Unique);
        Assert.That(smtp.Mails, Has.Count.EqualTo(Count));
    }

    [Test]
    public async Task What_another_instance_recorded_is_sent_within_two_seconds()
    {
        await using var smtp = new SmtpServer();
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);
        await rows.QuietAsync();

        var begun = Stopwatch.StartNew();
        await rows.RecordAsync();
        await smtp.WaitForAsync(1);

        Assert.That(begun.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task The_mail_of_a_dead_instance_is_taken_over_within_30_seconds_and_not_while_it_may_still_send()
    {
        await using var smtp = new SmtpServer();
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        server.Clock.Stop();
        var rows = new MailRows(server);
        // As an instance leaves it behind that has just begun a try.
        await rows.RecordAsync(delay: MailStore.ClaimTime);

        rows.Advance(MailStore.Patience);
        await rows.QuietAsync();
        var early = smtp.Mails.Count;
        rows.Advance(TimeSpan.FromSeconds(9));
        await smtp.WaitForAsync(1);

        Assert.That(early, Is.Zero);
        Assert.That(MailStore.ClaimTime, Is.LessThan(TimeSpan.FromSeconds(29)).And.GreaterThan(MailStore.Patience));
    }

    [Test]
    public async Task A_try_claims_the_mail()
    {
        await using var smtp = new SmtpServer(said => said == "MAIL" ? SmtpServer.Silence : null);
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        server.Clock.Stop();
        var rows = new MailRows(server);

        var id = await rows.AddAsync();
        await smtp.WaitForAsync("MAIL");

        Assert.That((await rows.FindAsync(id))!.NextAttemptAt - server.Clock.GetUtcNow(), Is.EqualTo(MailStore.ClaimTime).Within(TimeSpan.FromMilliseconds(1)));
    }

    [Test]
    public async Task A_mail_that_was_sent_ends_though_its_claim_has_ended()
    {
        var isHeld = true;
        using var held = new ManualResetEventSlim();
        await using var smtp = new SmtpServer(said =>
        {
            if (said == "RCPT" && Volatile.Read(ref isHeld))
                held.Wait(TimeSpan.FromSeconds(15));
            return null;
        });
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);
        var id = await rows.AddAsync();
        await smtp.WaitForAsync("RCPT");
        // Another instance has claimed it.
        await rows.ChangeAsync(id, mail => mail.Property(one => one.NextAttemptAt).CurrentValue = server.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

        Volatile.Write(ref isHeld, false);
        held.Set();

        var sent = await rows.WaitForEndAsync(id);
        Assert.That((smtp.Mails.Count, sent.ProtectedToken), Is.EqualTo((1, (byte[]?)null)));
    }

    [Test]
    public async Task A_failed_try_does_not_undo_what_happened_meanwhile()
    {
        using var held = new ManualResetEventSlim();
        await using var smtp = new SmtpServer(said =>
        {
            if (said == "RCPT")
                held.Wait(TimeSpan.FromSeconds(15));
            return said == "RCPT" ? "450 4.2.0 Later" : null;
        });
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        var rows = new MailRows(server);
        var id = await rows.AddAsync();
        await smtp.WaitForAsync("RCPT");
        await rows.ChangeAsync(id, mail => mail.Property(one => one.NextAttemptAt).CurrentValue = null);

        held.Set();
        await rows.QuietAsync();

        var voided = (await rows.FindAsync(id))!;
        Assert.That((voided.NextAttemptAt, voided.Tries), Is.EqualTo(((DateTimeOffset?)null, 0)));
    }

    [Test]
    public async Task A_stop_aborts_a_hanging_try_without_counting_it_and_another_instance_goes_on_at_once()
    {
        var hangs = 1;
        await using var smtp = new SmtpServer(
            said => said == SmtpServer.EndOfData && Interlocked.Exchange(ref hangs, 0) == 1 ? SmtpServer.Silence : null);
        await using var one = await TodoServer.StartAsync(smtp.Settings);
        // By a clock that stands still, the claim of the first instance never ends.
        one.Clock.Stop();
        var id = await new MailRows(one).AddAsync();
        await smtp.WaitForAsync(SmtpServer.EndOfData);
        await using var two = await one.StartAnotherAsync(smtp.Settings);

        await one.StopAsync();
        var mail = await new MailRows(two).WaitForEndAsync(id);

        Assert.That((mail.Tries, smtp.Mails.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_stop_lets_a_running_try_end_and_records_it()
    {
        using var held = new ManualResetEventSlim();
        await using var smtp = new SmtpServer(said =>
        {
            if (said == SmtpServer.EndOfData)
                held.Wait(TimeSpan.FromSeconds(15));
            return null;
        });
        await using var one = await TodoServer.StartAsync(smtp.Settings);
        var id = await new MailRows(one).AddAsync();
        await smtp.WaitForAsync(SmtpServer.EndOfData);

        var stopping = one.StopAsync();
        await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(2)));
        var isWaiting = !stopping.IsCompleted;
        held.Set();
        await stopping;
        await using var two = await one.StartAnotherAsync();

        Assert.That((await new MailRows(two).FindAsync(id))!.NextAttemptAt, Is.Null);
        Assert.That((isWaiting, smtp.Mails.Count), Is.EqualTo((true, 1)));
    }

    [Test]
    [Platform("Linux")]
    [SupportedOSPlatform("linux")]
    public async Task The_mail_of_a_killed_instance_arrives_after_all_and_a_stop_signal_ends_the_program_in_time()
    {
        var hangs = true;
        await using var smtp = new SmtpServer(said => said == "MAIL" && Volatile.Read(ref hangs) ? SmtpServer.Silence : null);
        using var database = new TestDatabase();
        // Records, and sends nothing itself.
        await using var observer = await TodoServer.StartOnAsync(database);
        var rows = new MailRows(observer);
        var token = MailTokenText.Create();
        var id = await rows.RecordAsync(token);
        await using (var killed = await ServerProcess.StartAsync(database, smtp.Settings))
        {
            await smtp.WaitForAsync("MAIL");
            await killed.KillAsync();
        }
        await using var stopped = await ServerProcess.StartAsync(database, smtp.Settings);
        var other = await rows.RecordAsync();
        await smtp.WaitForAsync("MAIL", 2);

        var begun = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{stopped.Id}"]))
            await kill.WaitForExitAsync();
        var code = await stopped.ExitCodeAsync();
        var took = begun.Elapsed;
        Volatile.Write(ref hangs, false);
        await using var last = await TodoServer.StartOnAsync(database, smtp.Settings);
        last.Clock.Advance(TimeSpan.FromSeconds(30));
        await rows.WaitForEndAsync(id);
        await rows.WaitForEndAsync(other);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((code, took < TimeSpan.FromSeconds(18)), Is.EqualTo((0, true)));
            Assert.That(smtp.Mails, Has.Count.EqualTo(2));
            Assert.That(smtp.Mails.Select(mail => mail.Token), Does.Contain(token));
        }
    }
}
