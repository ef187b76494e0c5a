using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.SecondFactors;
using Todo.Domain.PersonalTokens;
using Todo.Domain.SecondFactors;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;
using Todo.Tests.PersonalTokens;
using Todo.Tests.SecondFactors;
using Todo.Tests.Webhooks;

namespace Todo.Tests.Accounts;

/// <summary>
/// An account may have been registered with another person's address. When that person resets the password, all access that existed before
/// ends. If the address was verified before, the second factor and the tokens are the person's own, and stay.
/// </summary>
internal sealed class SquattedAccountTests
{
    private static TodoServer? _server;

    private static TodoServer Server => _server!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await TodoServer.StartAsync(MailBox.Settings);
        _server.Clock.Stop();
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task A_reset_of_an_account_that_was_never_verified_ends_all_access_that_it_had()
    {
        var squatter = await SignUpWithAccessAsync();
        var webhook = await squatter.AddWebhookAsync("https://squatter.example.com/");

        await squatter.ResetAsync(await MailBox.ForgetAsync(Server, squatter.Email));

        squatter.Password = ClientMails.NewPassword;
        var owner = await squatter.SignInAsync();
        var me = await owner.GetAsync("/api/users/me");
        var left = (await owner.GetAsync($"/api/webhooks/{webhook.Id()}")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await AccessAsync(squatter.UserId), Is.EqualTo((0, 0, 0)));
            Assert.That(me.Json.GetProperty("two_factor").GetBoolean(), Is.False);
            Assert.That(left.GetProperty("is_active").GetBoolean(), Is.False);
            Assert.That(left.GetProperty("disabled_reason").GetString(), Does.StartWith("The password was reset"));
            Assert.That((await squatter.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
        Assert.That(await PendingAfterATodoAsync(owner, webhook.Id()), Is.Zero);
    }

    [Test]
    public async Task A_reset_of_a_verified_account_leaves_the_second_factor_on_and_tokens_and_webhooks_alone()
    {
        var ada = await SignUpWithAccessAsync();
        await MailBox.VerifyAsync(Server, ada);
        var webhook = await ada.AddWebhookAsync("https://ada.example.com/");

        await ada.ResetAsync(await MailBox.ForgetAsync(Server, ada.Email));

        await using var context = Server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await AccessAsync(ada.UserId), Is.EqualTo((1, 1, CodeText.RecoveryCodes)));
            Assert.That(await context.Users.Where(user => user.Id == ada.UserId).Select(user => user.TwoFactor).SingleAsync(), Is.True);
            Assert.That(
                await context.Set<Webhook>().Where(one => one.Id == webhook.Id()).Select(one => one.IsActive).SingleAsync(), Is.True);
        }
    }

    [Test]
    public async Task Access_of_others_stays()
    {
        var (squatter, bob) = (await SignUpWithAccessAsync(), await SignUpWithAccessAsync());

        await squatter.ResetAsync(await MailBox.ForgetAsync(Server, squatter.Email));

        Assert.That(await AccessAsync(bob.UserId), Is.EqualTo((1, 1, CodeText.RecoveryCodes)));
    }

    /// <summary>Signs up a user with a personal token, a second factor and recovery codes.</summary>
    private static async Task<TodoClient> SignUpWithAccessAsync()
    {
        var client = await Server.SignUpAsync();
        await client.AddTokenAsync();
        await Authenticator.EnableAsync(client, Server);
        return client;
    }

    private static async Task<(int Tokens, int Factors, int Codes)> AccessAsync(long userId)
    {
        await using var context = Server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        return (
            await context.Set<PersonalToken>().CountAsync(token => token.UserId == userId),
            await context.Set<SecondFactor>().CountAsync(factor => factor.UserId == userId),
            await context.Set<RecoveryCode>().CountAsync(code => code.UserId == userId));
    }

    /// <summary>The number of messages that wait for the webhook after its owner has created a todo.</summary>
    private static async Task<int> PendingAfterATodoAsync(TodoClient owner, long webhookId)
    {
        await owner.CreateTodoAsync();
        return (await owner.GetAsync($"/api/webhooks/{webhookId}/deliveries")).Json.GetArrayLength();
    }
}
