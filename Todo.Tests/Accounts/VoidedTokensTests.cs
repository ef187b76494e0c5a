using System.Net;
using Todo.Domain.Mails;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>A change of the password or of the address voids all other tokens, and those of their mails that wait.</summary>
internal sealed class VoidedTokensTests
{
    private static TodoServer? _server;

    private static TodoServer Server => _server!;

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync(MailBox.Settings);

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task A_password_change_voids_all()
    {
        var waiting = await Waiting.CreateAsync();

        await waiting.Client.PutAsync(
            "/api/users/password", new { current_password = TodoClient.GoodPassword, password = ClientMails.NewPassword });

        await waiting.AssertVoidAsync(waiting.Verification, waiting.Change, waiting.Reset);
    }

    [Test]
    public async Task A_password_reset_voids_all_others()
    {
        var waiting = await Waiting.CreateAsync();

        Assert.That((await waiting.Client.ResetAsync(waiting.Reset)).Status, Is.EqualTo(HttpStatusCode.NoContent));

        await waiting.AssertVoidAsync(waiting.Verification, waiting.Change);
    }

    [Test]
    public async Task A_change_of_address_voids_all_others()
    {
        var waiting = await Waiting.CreateAsync();

        Assert.That((await waiting.Client.VerifyAsync(waiting.Change)).Status, Is.EqualTo(HttpStatusCode.NoContent));

        await waiting.AssertVoidAsync(waiting.Verification, waiting.Reset);
    }

    [Test]
    public async Task A_verification_voids_no_other()
    {
        var waiting = await Waiting.CreateAsync();

        await waiting.Client.VerifyAsync(waiting.Verification);

        Assert.That((await waiting.Client.VerifyAsync(waiting.Change)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Tokens_of_others_stay_good()
    {
        var (waiting, other) = (await Waiting.CreateAsync(), await Waiting.CreateAsync());

        await waiting.Client.ResetAsync(waiting.Reset);

        Assert.That((await other.Client.VerifyAsync(other.Verification)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await other.Client.ResetAsync(other.Reset)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    /// <summary>A user for whom a token of each kind is on its way.</summary>
    private sealed record Waiting(TodoClient Client, string NewEmail, string Verification, string Change, string Reset)
    {
        public static async Task<Waiting> CreateAsync()
        {
            var client = await Server.SignUpAsync();
            var email = TodoClient.NewEmail();
            await client.ChangeEmailAsync(email);
            return new(
                client,
                email,
                await MailBox.TokenAsync(Server, client.Email, MailKind.Verification),
                await MailBox.TokenAsync(Server, email, MailKind.EmailChange),
                await MailBox.ForgetAsync(Server, client.Email));
        }

        /// <summary>Asserts that no token does anything, that none is sent, and that the notice is sent all the same.</summary>
        public async Task AssertVoidAsync(params string[] tokens)
        {
            using (Assert.EnterMultipleScope())
            {
                foreach (var token in tokens)
                {
                    (await Client.VerifyAsync(token)).AssertInvalid("token");
                    (await Client.ResetAsync(token, "yet another horse 5")).AssertInvalid("token");
                }
                MailKind[] left = [.. await MailBox.KindsAsync(Server, Client.Email), .. await MailBox.KindsAsync(Server, NewEmail)];
                Assert.That(left, Is.SubsetOf([MailKind.EmailChangeNotice, MailKind.PasswordResetNotice]).And.Member(MailKind.EmailChangeNotice));
            }
        }
    }
}
