using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>
/// A request to reset a password does not reveal whether there is an account: the response is the same, and so is the work before it.
/// </summary>
internal sealed class UniformityTests
{
    [Test]
    [SqliteOnly]
    public async Task The_same_statements_run_for_known_unknown_and_limited_addresses()
    {
        var trace = new SqlTrace();
        await using var server = await TodoServer.StartAsync(trace.Register, MailBox.Settings);

        await AssertSameAsync(server, trace.Take);
    }

    [Test]
    [PostgreSqlOnly]
    public async Task The_same_statements_run_on_PostgreSQL()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        using var trace = new PostgreSqlTrace(server.Database.Name);

        await AssertSameAsync(server, trace.Take);
    }

    [Test]
    public async Task Known_and_unknown_addresses_leave_the_same_rows_and_only_the_known_one_gets_a_mail()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        var unknown = TodoClient.NewEmail();

        var known = await server.Anonymous().ForgotAsync(ada.Email);
        var none = await server.Anonymous().ForgotAsync(unknown);

        Assert.That(ClientMails.Everything(none), Is.EqualTo(ClientMails.Everything(known)));
        Assert.That((known.Status, known.Text), Is.EqualTo((HttpStatusCode.Accepted, string.Empty)));
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var mails = await context.Set<Mail>().AsNoTracking().Where(mail => mail.Kind == MailKind.PasswordReset).OrderBy(mail => mail.Id).ToListAsync();
        var tokens = await context.Set<MailToken>().AsNoTracking().Where(token => token.Kind == MailKind.PasswordReset).OrderBy(token => token.Id).ToListAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mails.Select(mail => mail.UserId), Is.EqualTo(new long?[] { ada.UserId, null }));
            Assert.That(tokens.Select(token => token.UserId), Is.EqualTo(new long?[] { ada.UserId, null }));
            Assert.That((mails[1].Address, mails[1].ProtectedToken, mails[1].NextAttemptAt, tokens[1].Email), Is.EqualTo(default((string?, byte[]?, DateTimeOffset?, string?))));
            Assert.That(mails[1].Recipient, Has.Length.EqualTo(Mail.RecipientBytes).And.Not.EqualTo(mails[0].Recipient));
            Assert.That(await MailBox.KindsAsync(server, ada.Email), Does.Contain(MailKind.PasswordReset));
        }
    }

    [Test]
    public async Task Neither_a_known_nor_an_unknown_address_wakes_the_delivery()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        var woken = server.Services.GetRequiredService<MailSignal>().Next();

        await server.Anonymous().ForgotAsync(ada.Email);
        await server.Anonymous().ForgotAsync(TodoClient.NewEmail());
        var isWoken = woken.IsCompleted;
        await ada.SendVerificationAsync();

        Assert.That((isWoken, woken.IsCompleted), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task The_address_of_a_deleted_account_is_unknown()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        var reply = await server.Anonymous().ForgotAsync(ada.Email);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await MailBox.ListAsync(server, ada.Email), Is.Empty);
    }

    private static async Task AssertSameAsync(TodoServer server, Func<string[]> take)
    {
        var (ada, bob) = (await server.SignUpAsync(), await server.SignUpAsync());
        await MailBox.VerifyAsync(server, bob);
        var unknown = TodoClient.NewEmail();
        // The first use of a connection prepares the statements.
        await server.Anonymous().ForgotAsync(TodoClient.NewEmail());

        var known = await TraceAsync(server, take, ada.Email);
        var verified = await TraceAsync(server, take, bob.Email);
        var again = await TraceAsync(server, take, ada.Email);
        await server.Anonymous().ForgotAsync(ada.Email);
        var limited = await TraceAsync(server, take, ada.Email);
        var none = await TraceAsync(server, take, unknown);
        await server.Anonymous().ForgotAsync(unknown);
        await server.Anonymous().ForgotAsync(unknown);
        var limitedNone = await TraceAsync(server, take, unknown);

        Assert.That(known, Has.Length.GreaterThanOrEqualTo(5).And.Some.Contains("INSERT INTO mails").And.Some.StartsWith("DELETE FROM").And.Some.Contains("mail_tokens"));
        using (Assert.EnterMultipleScope())
        {
            foreach (var other in new[] { verified, again, limited, none, limitedNone })
                Assert.That(other, Is.EqualTo(known));
        }
    }

    private static async Task<string[]> TraceAsync(TodoServer server, Func<string[]> take, string email)
    {
        take();
        Assert.That((await server.Anonymous().ForgotAsync(email)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        return take();
    }
}
