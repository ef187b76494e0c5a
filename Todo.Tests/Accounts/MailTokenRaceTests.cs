using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>Of parallel uses of a token on two instances, one succeeds.</summary>
internal sealed class MailTokenRaceTests
{
    private const int Uses = 16;

    private static TodoServer? _server;
    private static TodoServer? _another;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await TodoServer.StartAsync(MailBox.Settings);
        _another = await _server.StartAnotherAsync(MailBox.Settings);
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await _another!.DisposeAsync();
        await _server!.DisposeAsync();
    }

    [Test]
    public async Task One_of_many_uses_verifies()
    {
        var ada = await _server!.SignUpAsync();
        var token = await MailBox.TokenAsync(_server, ada.Email, MailKind.Verification);

        AssertOneSucceeded(await InParallelAsync((client, _) => client.VerifyAsync(token)));

        Assert.That(await ada.IsVerifiedAsync(), Is.True);
    }

    [Test]
    public async Task One_of_many_uses_changes_the_address()
    {
        var ada = await _server!.SignUpAsync();
        var email = TodoClient.NewEmail();
        await ada.ChangeEmailAsync(email);
        var token = await MailBox.TokenAsync(_server, email, MailKind.EmailChange);

        AssertOneSucceeded(await InParallelAsync((client, _) => client.VerifyAsync(token)));

        Assert.That(await ada.EmailAsync(), Is.EqualTo(email));
    }

    [Test]
    public async Task One_of_many_uses_resets_and_its_password_is_the_one()
    {
        var ada = await _server!.SignUpAsync();
        var token = await MailBox.ForgetAsync(_server, ada.Email);

        var replies = await InParallelAsync((client, i) => client.ResetAsync(token, PasswordOf(i)));

        AssertOneSucceeded(replies);
        ada.Password = PasswordOf(Array.FindIndex(replies, reply => reply.Status == HttpStatusCode.NoContent));
        await ada.SignInAsync();
        Assert.That((await MailBox.KindsAsync(_server, ada.Email)).Count(kind => kind == MailKind.PasswordResetNotice), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_two_accounts_that_take_an_address_at_once_one_gets_it_and_both_tokens_are_used_up()
    {
        for (var round = 0; round < 5; round++)
        {
            var email = TodoClient.NewEmail();
            var (ada, bob) = (await _server!.SignUpAsync(), await _server.SignUpAsync());
            await ada.ChangeEmailAsync(email);
            await bob.ChangeEmailAsync(email.ToUpperInvariant());
            var tokens = (
                await MailBox.TokenAsync(_server, email, MailKind.EmailChange),
                await MailBox.TokenAsync(_server, email.ToUpperInvariant(), MailKind.EmailChange));

            var replies = await Task.WhenAll(ada.VerifyAsync(tokens.Item1), bob.On(_another!).VerifyAsync(tokens.Item2));

            Assert.That(replies.Select(reply => reply.Status), Is.EquivalentTo([HttpStatusCode.NoContent, HttpStatusCode.Conflict]));
            (await ada.VerifyAsync(tokens.Item1)).AssertInvalid("token");
            (await ada.VerifyAsync(tokens.Item2)).AssertInvalid("token");
        }
    }

    [Test]
    public async Task A_registration_and_a_change_to_one_address_at_once_make_one_account_with_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var email = TodoClient.NewEmail();
            var ada = await _server!.SignUpAsync();
            await ada.ChangeEmailAsync(email);
            var token = await MailBox.TokenAsync(_server, email, MailKind.EmailChange);

            var replies = await Task.WhenAll(
                ada.VerifyAsync(token),
                _another!.Anonymous().PostAsync("/api/users", new { name = "Eve", email, password = TodoClient.GoodPassword }));

            Assert.That(replies.Count(reply => (int)reply.Status < 300), Is.EqualTo(1));
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Conflict), Is.EqualTo(1));
            (await ada.VerifyAsync(token)).AssertInvalid("token");
        }
    }

    [Test]
    public async Task After_parallel_requests_exactly_the_newest_token_is_left()
    {
        var ada = await _server!.SignUpAsync();

        await InParallelAsync((client, i) => i % 2 == 0 ? client.ForgotAsync(ada.Email) : ada.SendVerificationAsync());

        await using var context = _server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var kinds = await context.Set<MailToken>().Where(token => token.UserId == ada.UserId).Select(token => token.Kind).ToListAsync();
        Assert.That(kinds, Is.EquivalentTo([MailKind.Verification, MailKind.PasswordReset]));
        Assert.That((await MailBox.KindsAsync(_server, ada.Email)).Distinct(), Is.EquivalentTo(kinds));
        await MailBox.VerifyAsync(_server, ada);
    }

    private static Task<Reply[]> InParallelAsync(Func<TodoClient, int, Task<Reply>> send) =>
        Task.WhenAll(Enumerable.Range(0, Uses).Select(i => send((i % 2 == 0 ? _server! : _another!).Anonymous(), i)));

    private static string PasswordOf(int use) => $"staple battery horse {use}";

    private static void AssertOneSucceeded(Reply[] replies)
    {
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.NoContent), Is.EqualTo(1));
        foreach (var reply in replies.Where(reply => reply.Status != HttpStatusCode.NoContent))
            reply.AssertInvalid("token");
    }
}
