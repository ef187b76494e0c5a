using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Users;
using Todo.Domain.Mails;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>The change of an address (docs/api.md#change-of-address).</summary>
internal sealed class EmailChangeTests
{
    private static TodoServer? _server;

    private static TodoServer Server => _server!;

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync(MailBox.Settings);

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task The_new_address_gets_a_token_and_the_old_one_a_notice_and_nothing_changes_before_the_token_is_used()
    {
        var ada = await Server.SignUpAsync();
        await MailBox.VerifyAsync(Server, ada);
        var email = TodoClient.NewEmail();
        var before = await ada.GetAsync("/api/users/me");

        var reply = await ada.ChangeEmailAsync($" {email} ");

        var meanwhile = await ada.GetAsync("/api/users/me");
        var mail = (await MailBox.ListAsync(Server, email)).Single();
        var old = await MailBox.ListAsync(Server, ada.Email);
        var verified = await Server.Anonymous().VerifyAsync(mail.Token!);
        var after = await ada.GetAsync("/api/users/me");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.Accepted, string.Empty)));
            Assert.That(meanwhile.Text, Is.EqualTo(before.Text));
            Assert.That(mail.Kind, Is.EqualTo(MailKind.EmailChange));
            Assert.That(old[^1], Is.EqualTo(old[^1] with { Kind = MailKind.EmailChangeNotice, Token = null }));
            Assert.That(verified.Status, Is.EqualTo(HttpStatusCode.NoContent), verified.Text);
            Assert.That((after.Text("email"), after.Json.GetProperty("email_verified").GetBoolean()), Is.EqualTo((email, true)));
        }
        Assert.That((await SignInAsync(email)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await SignInAsync(ada.Email)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Sessions_go_on_after_a_change()
    {
        var ada = await Server.SignUpAsync();
        var elsewhere = await ada.SignInAsync();

        await ChangeAsync(ada, TodoClient.NewEmail());

        Assert.That((await ada.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await elsewhere.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_old_address_is_free_after_a_change()
    {
        var ada = await Server.SignUpAsync();
        await ChangeAsync(ada, TodoClient.NewEmail());

        var reply = await Server.Anonymous().PostAsync("/api/users", new { name = "Eve", email = ada.Email, password = TodoClient.GoodPassword });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_taken_address_is_409_whatever_its_letter_case()
    {
        var (ada, bob) = (await Server.SignUpAsync(), await Server.SignUpAsync());

        var reply = await ada.ChangeEmailAsync(bob.Email.ToUpperInvariant());

        reply.AssertProblem(HttpStatusCode.Conflict, "The user with this email already exists in the system.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:email-taken"));
        Assert.That(await MailBox.KindsAsync(Server, ada.Email), Has.No.Member(MailKind.EmailChangeNotice));
    }

    [Test]
    public async Task An_address_taken_meanwhile_is_409_and_the_token_is_used_up()
    {
        var ada = await Server.SignUpAsync();
        var email = TodoClient.NewEmail();
        await ada.ChangeEmailAsync(email);
        var token = await MailBox.TokenAsync(Server, email, MailKind.EmailChange);
        var eve = await Server.Anonymous().PostAsync("/api/users", new { name = "Eve", email = email.ToUpperInvariant(), password = ada.Password });

        var first = await ada.VerifyAsync(token);
        var second = await ada.VerifyAsync(token);

        Assert.That(eve.Status, Is.EqualTo(HttpStatusCode.Created));
        first.AssertProblem(HttpStatusCode.Conflict, "The user with this email already exists in the system.");
        Assert.That(first.Text("type"), Is.EqualTo("urn:todo:problem:email-taken"));
        second.AssertInvalid("token");
        Assert.That(await ada.EmailAsync(), Is.EqualTo(ada.Email));
    }

    /// <summary>As when the other registers between the look-up and the change: the index decides, and the transaction goes on.</summary>
    [Test]
    public async Task An_address_taken_at_the_last_moment_is_409_and_the_token_is_used_up()
    {
        var isBlind = false;
        await using var server = await TodoServer.StartAsync(
            services =>
            {
                var users = services.Single(service => service.ServiceType == typeof(IUserRepository)).ImplementationType!;
                services.AddScoped(provider => (IUserRepository)new BlindUsers((IUserRepository)ActivatorUtilities.CreateInstance(provider, users), () => isBlind));
            },
            MailBox.Settings);
        var (ada, eve) = (await server.SignUpAsync(), await server.SignUpAsync());
        isBlind = true;
        await ada.ChangeEmailAsync(eve.Email);
        var token = await MailBox.TokenAsync(server, eve.Email, MailKind.EmailChange);

        var first = await ada.VerifyAsync(token);
        var second = await ada.VerifyAsync(token);

        first.AssertProblem(HttpStatusCode.Conflict, "The user with this email already exists in the system.");
        second.AssertInvalid("token");
        Assert.That(await ada.EmailAsync(), Is.EqualTo(ada.Email));
        Assert.That(await eve.EmailAsync(), Is.EqualTo(eve.Email));
    }

    [Test]
    public async Task A_new_spelling_of_the_same_address_is_a_change()
    {
        var ada = await Server.SignUpAsync();
        var email = ada.Email.Replace("example", "EXAMPLE", StringComparison.Ordinal);

        await ChangeAsync(ada, email);

        Assert.That(await ada.EmailAsync(), Is.EqualTo(email));
        Assert.That(await MailBox.KindsAsync(Server, ada.Email), Has.Member(MailKind.EmailChangeNotice));
    }

    [Test]
    public async Task The_current_address_withdraws_the_change_that_waits()
    {
        var ada = await Server.SignUpAsync();
        var email = TodoClient.NewEmail();
        await ada.ChangeEmailAsync(email);
        var token = await MailBox.TokenAsync(Server, email, MailKind.EmailChange);

        var reply = await ada.ChangeEmailAsync(ada.Email);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await MailBox.ListAsync(Server, email), Is.Empty);
        (await ada.VerifyAsync(token)).AssertInvalid("token");
        Assert.That(await MailBox.KindsAsync(Server, ada.Email), Is.EqualTo([MailKind.Verification, MailKind.EmailChangeNotice]));
    }

    [Test]
    public async Task Another_change_voids_the_earlier_one_but_no_mail()
    {
        var ada = await Server.SignUpAsync();
        var (first, second) = (TodoClient.NewEmail(), TodoClient.NewEmail());
        await ada.ChangeEmailAsync(first);
        var token = await MailBox.TokenAsync(Server, first, MailKind.EmailChange);

        await ada.ChangeEmailAsync(second);

        (await ada.VerifyAsync(token)).AssertInvalid("token");
        Assert.That(await MailBox.KindsAsync(Server, first), Is.EqualTo([MailKind.EmailChange]));
        Assert.That(
            await MailBox.KindsAsync(Server, ada.Email),
            Is.EqualTo([MailKind.Verification, MailKind.EmailChangeNotice, MailKind.EmailChangeNotice]));
        await ada.VerifyAsync(await MailBox.TokenAsync(Server, second, MailKind.EmailChange));
        Assert.That(await ada.EmailAsync(), Is.EqualTo(second));
    }

    [Test]
    public async Task A_token_changes_the_address_for_30_minutes()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var email = TodoClient.NewEmail();
        await ada.ChangeEmailAsync(email);
        var token = await MailBox.TokenAsync(server, email, MailKind.EmailChange);

        server.Clock.Advance(TimeSpan.FromMinutes(30));

        (await ada.VerifyAsync(token)).AssertInvalid("token");
    }

    [TestCase("""{"password":"correct horse battery 9"}""", "email", "required")]
    [TestCase("""{"email":"nowhere","password":"correct horse battery 9"}""", "email", "malformed")]
    [TestCase("""{"email":"ada@example.org"}""", "password", "required")]
    [TestCase("""{"email":"ada@example.org","password":"not this one"}""", "password", "wrong_password")]
    [TestCase("""{"email":"ada@example.org","password":null}""", "password", "null_not_allowed")]
    public async Task A_wrong_member_is_an_error_under_its_name(string body, string member, string code)
    {
        var ada = await Server.SignUpAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Put, "/api/users/me/email", body);

        reply.AssertInvalid(member);
        Assert.That(reply.CodesOf(member), Is.EqualTo([code]));
        Assert.That(await MailBox.KindsAsync(Server, ada.Email), Is.EqualTo([MailKind.Verification]));
    }

    [Test]
    public async Task Both_errors_are_reported_at_once()
    {
        var ada = await Server.SignUpAsync();

        (await ada.PutAsync("/api/users/me/email", new { email = "nowhere" })).AssertInvalid("email", "password");
    }

    [Test]
    public async Task Whether_an_address_is_taken_is_told_only_after_the_right_password()
    {
        var (ada, bob) = (await Server.SignUpAsync(), await Server.SignUpAsync());

        var reply = await ada.PutAsync("/api/users/me/email", new { email = bob.Email, password = "not the password" });

        reply.AssertInvalid("password");
    }

    [Test]
    public async Task A_recent_sign_in_stands_in_for_the_password_of_an_account_without_one()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        var ada = await server.SignUpAsync();
        var none = User.RegisterWithoutPassword("Ada", ada.Email, TimeZones.Default, server.Clock.GetUtcNow()).PasswordHash;
        await using (var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create())
            await context.Users.Where(user => user.Id == ada.UserId).ExecuteUpdateAsync(user => user.SetProperty(one => one.PasswordHash, none));

        var recent = await ada.PutAsync("/api/users/me/email", new { email = TodoClient.NewEmail() });
        server.Clock.Advance(TimeSpan.FromMinutes(6));
        var old = await ada.PutAsync("/api/users/me/email", new { email = TodoClient.NewEmail() });

        Assert.That(recent.Status, Is.EqualTo(HttpStatusCode.Accepted), recent.Text);
        old.AssertInvalid("password");
        Assert.That(old.CodesOf("password"), Is.EqualTo(["sign_in_too_old"]));
    }

    [Test]
    public async Task The_sixth_wrong_password_is_429()
    {
        var ada = await Server.SignUpAsync();
        var replies = new List<Reply>();
        for (var i = 0; i < 6; i++)
            replies.Add(await ada.PutAsync("/api/users/me/email", new { email = TodoClient.NewEmail(), password = "not the password" }));

        Assert.That(replies[..5].Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.UnprocessableEntity));
        replies[5].AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.That(replies[5].Text("type"), Is.EqualTo("urn:todo:problem:password-throttled"));
    }

    private static async Task ChangeAsync(TodoClient client, string email)
    {
        Assert.That((await client.ChangeEmailAsync(email)).Status, Is.EqualTo(HttpStatusCode.Accepted));
        var reply = await client.VerifyAsync(await MailBox.TokenAsync(Server, email, MailKind.EmailChange));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent), reply.Text);
    }

    private static Task<Reply> SignInAsync(string email) => SignInAttempts.TryAsync(Server, email, TodoClient.GoodPassword);

    /// <summary>Finds nobody by the address.</summary>
    private sealed class BlindUsers(IUserRepository users, Func<bool> isBlind) : IUserRepository
    {
        public Task<User?> FindAsync(long id, CancellationToken cancellationToken) => users.FindAsync(id, cancellationToken);

        public Task<User?> FindForChangeAsync(long id, CancellationToken cancellationToken) => users.FindForChangeAsync(id, cancellationToken);

        public Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
            isBlind() ? Task.FromResult<User?>(null) : users.FindByEmailAsync(normalizedEmail, cancellationToken);

        public Task<bool> TryAddAsync(User user, CancellationToken cancellationToken) => users.TryAddAsync(user, cancellationToken);

        public Task<bool> TrySaveAsync(CancellationToken cancellationToken) => users.TrySaveAsync(cancellationToken);
    }
}
