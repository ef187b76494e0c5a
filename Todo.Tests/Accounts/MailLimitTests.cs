using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>Each kind of mail goes to an address three times an hour at most; beyond that, the response is the same (docs/api.md#mail).</summary>
internal sealed class MailLimitTests
{
    [Test]
    public async Task The_fourth_request_sends_nothing_leaves_the_third_token_good_and_gets_the_same_response()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var replies = new List<Reply>();
        for (var i = 0; i < 4; i++)
            replies.Add(await server.Anonymous().ForgotAsync(ada.Email));

        Assert.That(replies.Select(ClientMails.Everything).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await CountAsync(server, MailKind.PasswordReset), Is.EqualTo(3));
        var third = await MailBox.TokenAsync(server, ada.Email, MailKind.PasswordReset);
        Assert.That((await ada.ResetAsync(third)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_mail_counts_for_an_hour()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        await server.Anonymous().ForgotAsync(ada.Email);
        server.Clock.Advance(TimeSpan.FromMinutes(20));
        for (var i = 0; i < 3; i++)
            await server.Anonymous().ForgotAsync(ada.Email);
        var before = await CountAsync(server, MailKind.PasswordReset);

        server.Clock.Advance(TimeSpan.FromMinutes(40) - TimeSpan.FromMilliseconds(1));
        await server.Anonymous().ForgotAsync(ada.Email);
        var early = await CountAsync(server, MailKind.PasswordReset);
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await server.Anonymous().ForgotAsync(ada.Email);
        await server.Anonymous().ForgotAsync(ada.Email);

        Assert.That((before, early, await CountAsync(server, MailKind.PasswordReset)), Is.EqualTo((3, 3, 4)));
    }

    [Test]
    public async Task The_kinds_count_separately_and_a_registration_counts()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        for (var i = 0; i < 3; i++)
        {
            await ada.SendVerificationAsync();
            await ada.ForgotAsync(ada.Email);
        }

        Assert.That(await CountAsync(server, MailKind.Verification), Is.EqualTo(3));
        Assert.That(await CountAsync(server, MailKind.PasswordReset), Is.EqualTo(3));
        Assert.That((await ada.SendVerificationAsync()).Status, Is.EqualTo(HttpStatusCode.Accepted));
    }

    [Test]
    public async Task The_address_counts_whoever_asks_and_whatever_its_spelling()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var email = TodoClient.NewEmail();
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.SignUpAsync()));
        foreach (var client in clients)
            Assert.That((await client.ChangeEmailAsync(email)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        await clients[3].ChangeEmailAsync(email.ToUpperInvariant());

        Assert.That(await CountAsync(server, MailKind.ChangeOfAddress), Is.EqualTo(3));
        Assert.That(await MailBox.KindsAsync(server, clients[3].Email), Is.EqualTo([MailKind.Verification]), "no mail, no notice");
    }

    [Test]
    public async Task Notices_do_not_count()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        for (var i = 0; i < 5; i++)
            await ada.ChangeEmailAsync(TodoClient.NewEmail());

        Assert.That(await CountAsync(server, MailKind.ChangeOfAddressNotice), Is.EqualTo(5));
    }

    [Test]
    public async Task An_account_sends_to_ten_addresses_an_hour_at_most()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        for (var i = 0; i < 12; i++)
            Assert.That((await ada.ChangeEmailAsync(TodoClient.NewEmail())).Status, Is.EqualTo(HttpStatusCode.Accepted));

        Assert.That(await CountAsync(server, MailKind.ChangeOfAddress), Is.EqualTo(10));
        Assert.That(await CountAsync(server, MailKind.ChangeOfAddressNotice), Is.EqualTo(10));
    }

    [Test]
    public async Task Parallel_requests_on_two_instances_do_not_exceed_the_limit()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        await using var another = await server.StartAnotherAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        var unknown = TodoClient.NewEmail();

        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(
            i => (i % 2 == 0 ? server : another).Anonymous().ForgotAsync(i % 4 < 2 ? ada.Email : unknown)));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await CountAsync(server, MailKind.PasswordReset), Is.EqualTo(6), "three for each address");
        Assert.That(await MailBox.KindsAsync(server, ada.Email), Is.EqualTo([MailKind.Verification, MailKind.PasswordReset]));
        var token = await MailBox.TokenAsync(server, ada.Email, MailKind.PasswordReset);
        Assert.That((await ada.ResetAsync(token)).Status, Is.EqualTo(HttpStatusCode.NoContent), "the newest is good");
    }

    /// <summary>The mails of a kind, those that were withdrawn or are for nobody included.</summary>
    private static async Task<int> CountAsync(TodoServer server, MailKind kind)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        return await context.Set<Mail>().CountAsync(mail => mail.Kind == kind);
    }
}
