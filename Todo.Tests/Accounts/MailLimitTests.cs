using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Users;
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
        Assert.That(
            await MailBox.KindsAsync(server, ada.Email),
            Is.EqualTo([MailKind.Verification, MailKind.PasswordReset, MailKind.PasswordReset, MailKind.PasswordReset]));
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
    public async Task The_limit_of_an_address_spans_all_accounts_and_spellings()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var email = TodoClient.NewEmail();
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.SignUpAsync()));
        foreach (var client in clients)
            Assert.That((await client.ChangeEmailAsync(email)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        await clients[3].ChangeEmailAsync(email.ToUpperInvariant());

        Assert.That(await CountAsync(server, MailKind.EmailChange), Is.EqualTo(3));
        Assert.That(await MailBox.KindsAsync(server, clients[3].Email), Is.EqualTo([MailKind.Verification]), "no mail, no notice");
    }

    [Test]
    public async Task Notices_do_not_count()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        for (var i = 0; i < 5; i++)
            await ada.ChangeEmailAsync(TodoClient.NewEmail());

        Assert.That(await CountAsync(server, MailKind.EmailChangeNotice), Is.EqualTo(5));
    }

    [Test]
    public async Task An_account_sends_to_ten_addresses_an_hour_at_most()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        for (var i = 0; i < 12; i++)
            Assert.That((await ada.ChangeEmailAsync(TodoClient.NewEmail())).Status, Is.EqualTo(HttpStatusCode.Accepted));

        Assert.That(await CountAsync(server, MailKind.EmailChange), Is.EqualTo(10));
        Assert.That(await CountAsync(server, MailKind.EmailChangeNotice), Is.EqualTo(10));
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
        Assert.That(
            await MailBox.KindsAsync(server, ada.Email),
            Is.EqualTo([MailKind.Verification, MailKind.PasswordReset, MailKind.PasswordReset, MailKind.PasswordReset]));
        var token = await MailBox.TokenAsync(server, ada.Email, MailKind.PasswordReset);
        Assert.That((await ada.ResetAsync(token)).Status, Is.EqualTo(HttpStatusCode.NoContent), "the newest is good");
    }

    [Test]
    public async Task A_deleted_account_leaves_the_count_of_its_address_and_nothing_else()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var email = TodoClient.NewEmail();
        for (var i = 0; i < 5; i++)
        {
            var ada = await RegisterAsync(server, email);
            Assert.That(await MailBox.ListAsync(server, email), Has.Count.EqualTo(i < 3 ? 1 : 0), $"registration {i}");
            var deleted = await ada.DeleteAsync("/api/users/me", new { password = ada.Password });
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent), deleted.Text);
        }

        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var mails = await context.Set<Mail>().AsNoTracking().ToListAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mails.Select(mail => mail.Kind), Is.EqualTo(Enumerable.Repeat(MailKind.Verification, 3)));
            Assert.That(
                mails.Select(mail => (mail.UserId, mail.Address, mail.ProtectedToken, mail.NextAttemptAt)),
                Is.All.EqualTo(((long?)null, (string?)null, (byte[]?)null, (DateTimeOffset?)null)));
            Assert.That(await context.Set<MailToken>().CountAsync(), Is.Zero);
        }
    }

    [Test]
    public async Task Accounts_that_come_and_go_send_no_more_than_three_changes_to_an_address()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var email = TodoClient.NewEmail();
        var waiting = 0;
        for (var i = 0; i < 4; i++)
        {
            var ada = await server.SignUpAsync();
            await ada.ChangeEmailAsync(email);
            waiting += (await MailBox.ListAsync(server, email)).Count;
            await ada.DeleteAsync("/api/users/me", new { password = ada.Password });
        }

        Assert.That(waiting, Is.EqualTo(3));
    }

    [Test]
    public async Task An_account_that_the_previous_release_has_deleted_still_counts()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();

        // Its use case, which leaves the rows to the removal.
        await context.Users.Where(user => user.Id == ada.UserId).ExecuteUpdateAsync(user => user
            .SetProperty(one => one.PasswordHash, string.Empty).SetProperty(one => one.NormalizedEmail, $"deleted {ada.UserId}"));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var removal = scope.ServiceProvider.GetRequiredService<IAccountRemoval>();
            while (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(ct => removal.DeleteSomeAsync(ada.UserId, ct), default))
                continue;
        }

        Assert.That(await context.Users.AnyAsync(user => user.Id == ada.UserId), Is.False);
        Assert.That(await CountAsync(server, MailKind.Verification), Is.EqualTo(1));
    }

    [Test]
    public async Task Beyond_the_limit_an_account_leaves_no_rows()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        var email = TodoClient.NewEmail();
        for (var i = 0; i < 6; i++)
        {
            await ada.SendVerificationAsync();
            await ada.ChangeEmailAsync(email);
        }

        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var tokens = await context.Set<MailToken>().AsNoTracking().OrderBy(token => token.Kind).ToListAsync();
        Assert.That(
            tokens.Select(token => (token.Kind, token.UserId)),
            Is.EqualTo([(MailKind.Verification, (long?)ada.UserId), (MailKind.EmailChange, ada.UserId)]));
    }

    private static async Task<TodoClient> RegisterAsync(TodoServer server, string email)
    {
        var registered = await server.Anonymous().PostAsync("/api/users", new { name = "Ada", email, password = TodoClient.GoodPassword });
        Assert.That(registered.Status, Is.EqualTo(HttpStatusCode.Created), registered.Text);
        return await TodoClient.SignInAsync(server.Http, email);
    }

    /// <summary>The mails of a kind, including those that were withdrawn or have no account.</summary>
    private static async Task<int> CountAsync(TodoServer server, MailKind kind)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        return await context.Set<Mail>().CountAsync(mail => mail.Kind == kind);
    }
}
