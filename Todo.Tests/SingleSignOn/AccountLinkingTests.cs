using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;
using Todo.Tests.SecondFactors;

namespace Todo.Tests.SingleSignOn;

/// <summary>Which account a first sign-in leads to (docs/api.md#sign-in-through-a-provider).</summary>
internal sealed class AccountLinkingTests
{
    private static FakeProvider _provider = null!;
    private static FakeProvider _other = null!;
    private static TodoServer _server = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _provider = await FakeProvider.StartAsync();
        _other = await FakeProvider.StartAsync();
        _server = await _provider.StartServerAsync([.. _other.SettingsAs(1, "Other"), .. MailBox.Settings]);
        _server.Clock.Stop();
        _other.Clock = _server.Clock;
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Test]
    public async Task An_account_is_linked_if_both_sides_have_verified_the_address()
    {
        var ada = await SignUpVerifiedAsync();

        var linked = await FakeProvider.SignedInAsync(_server, _provider.Token("links", ada.Email.ToUpperInvariant()));

        var me = (await linked.GetAsync("/api/users/me")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(me.GetProperty("id").GetInt64(), Is.EqualTo(ada.UserId));
            Assert.That(me.GetProperty("has_password").GetBoolean(), Is.True);
            Assert.That(me.GetProperty("name").GetString(), Is.EqualTo("Ada"));
            Assert.That(me.GetProperty("email").GetString(), Is.EqualTo(ada.Email));
        }
        await ada.SignInAsync();
        await FakeProvider.SignedInAsync(_server, _provider.Token("links", TodoClient.NewEmail()));
    }

    [Test]
    public async Task Only_the_case_of_ASCII_letters_may_differ_between_the_addresses()
    {
        // The Kelvin sign is another character, but NFC makes it a K.
        var mine = $"k{Guid.NewGuid():N}@example.com";
        var other = '\u212a' + mine[1..];
        Assert.That(EmailAddress.Normalize(other), Is.EqualTo(EmailAddress.Normalize(mine)));
        var registered = await _server.Anonymous().PostAsync("/api/users", new { name = "Ada", email = mine, password = TodoClient.GoodPassword });
        Assert.That(registered.Status, Is.EqualTo(HttpStatusCode.Created), registered.Text);
        var ada = await TodoClient.SignInAsync(_server.Http, mine);
        await MailBox.VerifyAsync(_server, ada);

        await FakeProvider.AssertRefusedAsync(_server, _provider.Token("kelvin", other));

        await FakeProvider.SignedInAsync(_server, _provider.Token("kelvin", mine.ToUpperInvariant()));
        Assert.That(_server.Log.All.Where(line => line.Event.Id == 1030).Select(line => line.Values["Reason"]), Does.Contain("OtherSpelling"));
    }

    [Test]
    public async Task A_second_factor_is_not_asked_for_because_the_provider_s_stands_for_it()
    {
        var ada = await SignUpVerifiedAsync();
        await Authenticator.EnableAsync(ada, _server);

        var linked = await FakeProvider.SignedInAsync(_server, _provider.Token("factor", ada.Email));

        Assert.That((await linked.GetAsync("/api/users/me")).Json.GetProperty("two_factor").GetBoolean(), Is.True);
        await FakeProvider.SignedInAsync(_server, _provider.Token("factor"));
    }

    [Test]
    public async Task An_account_that_has_not_verified_its_address_is_not_linked()
    {
        var squatter = await _server.SignUpAsync();

        await FakeProvider.AssertRefusedAsync(_server, _provider.Token(email: squatter.Email));
        await MailBox.VerifyAsync(_server, squatter);

        await FakeProvider.SignedInAsync(_server, _provider.Token(email: squatter.Email));
    }

    [Test]
    public async Task An_address_that_the_provider_has_not_verified_neither_links_nor_creates_an_account(
        [Values("false", "\"true\"", "1", "null", "[true]", "")] string verified, [Values] bool exists)
    {
        var email = exists ? (await SignUpVerifiedAsync()).Email : TodoClient.NewEmail();
        var claims = _provider.Claims(email: email);
        claims.Remove("email_verified");
        if (verified.Length > 0)
            claims["email_verified"] = JsonNode.Parse(verified);

        await FakeProvider.AssertRefusedAsync(_server, _provider.Signer.Sign(claims));
        await using var context = _server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        Assert.That(await context.Users.CountAsync(user => user.Email == email), Is.EqualTo(exists ? 1 : 0));
    }

    [TestCase("no address")]
    [TestCase("@example.com")]
    [TestCase("a@b@example.com")]
    [TestCase("")]
    [TestCase(null)]
    public async Task A_first_sign_in_without_an_address_is_refused(string? email)
    {
        var claims = _provider.Claims();
        claims["email"] = email;

        await FakeProvider.AssertRefusedAsync(_server, _provider.Signer.Sign(claims));
    }

    [Test]
    public async Task A_refused_first_sign_in_can_be_repeated_with_the_same_token()
    {
        var ada = await _server.SignUpAsync();
        var token = _provider.Token(email: ada.Email);
        await FakeProvider.AssertRefusedAsync(_server, token);
        await MailBox.VerifyAsync(_server, ada);

        await FakeProvider.SignedInAsync(_server, token);
    }

    [Test]
    public async Task An_account_has_one_subject_of_a_provider()
    {
        var email = TodoClient.NewEmail();
        await FakeProvider.SignedInAsync(_server, _provider.Token("first", email));

        await FakeProvider.AssertRefusedAsync(_server, _provider.Token("second", email));
    }

    [Test]
    public async Task A_subject_differs_from_one_in_other_case()
    {
        var lower = await FakeProvider.SignedInAsync(_server, _provider.Token("case"));
        var upper = await FakeProvider.SignedInAsync(_server, _provider.Token("CASE"));

        Assert.That((await lower.GetAsync("/api/users/me")).Id, Is.Not.EqualTo((await upper.GetAsync("/api/users/me")).Id));
    }

    [Test]
    public async Task An_account_may_have_an_identity_with_each_provider()
    {
        var email = TodoClient.NewEmail();
        var one = await FakeProvider.SignedInAsync(_server, _provider.Token("both", email));
        var other = await FakeProvider.SignedInAsync(_server, _other.Token("both", email));

        Assert.That((await other.GetAsync("/api/users/me")).Id, Is.EqualTo((await one.GetAsync("/api/users/me")).Id));
    }

    [Test]
    public async Task The_same_subject_of_another_provider_is_another_person()
    {
        var one = await FakeProvider.SignedInAsync(_server, _provider.Token("same"));
        var other = await FakeProvider.SignedInAsync(_server, _other.Token("same"));

        Assert.That((await other.GetAsync("/api/users/me")).Id, Is.Not.EqualTo((await one.GetAsync("/api/users/me")).Id));
    }

    [Test]
    public async Task After_the_deletion_of_the_account_the_next_sign_in_creates_another()
    {
        var email = TodoClient.NewEmail();
        var first = await FakeProvider.SignedInAsync(_server, _provider.Token("returns", email));
        var id = (await first.GetAsync("/api/users/me")).Id;
        Assert.That((await first.DeleteAsync("/api/users/me", new { })).Status, Is.EqualTo(HttpStatusCode.NoContent));

        var second = await FakeProvider.SignedInAsync(_server, _provider.Token("returns", email));

        Assert.That((await second.GetAsync("/api/users/me")).Id, Is.GreaterThan(id));
    }

    [Test]
    public async Task A_deleted_account_whose_rows_are_still_being_deleted_is_not_signed_in([Values] bool isUnverified)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await TodoServer.StartAsync(
            services => services.AddScoped(_ => FailingPort<IAccountRemoval>.With(new IOException())), provider.Settings);
        var email = TodoClient.NewEmail();
        var first = await FakeProvider.SignedInAsync(server, provider.Token("gone", email));
        var id = (await first.GetAsync("/api/users/me")).Id;
        await first.DeleteAsync("/api/users/me", new { });
        var claims = provider.Claims("gone", email);
        claims["email_verified"] = !isUnverified;

        var reply = await FakeProvider.SignInAsync(server, provider.Signer.Sign(claims));

        Assert.That(reply.Status, Is.EqualTo(isUnverified ? HttpStatusCode.BadRequest : HttpStatusCode.OK), reply.Text);
        if (!isUnverified)
        {
            first.Take(reply);
            Assert.That((await first.GetAsync("/api/users/me")).Id, Is.GreaterThan(id));
        }
    }

    private static async Task<TodoClient> SignUpVerifiedAsync()
    {
        var client = await _server.SignUpAsync();
        await MailBox.VerifyAsync(_server, client);
        return client;
    }
}
