using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Todo.Application.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.SingleSignOn;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

/// <summary>A nonce is good once for each provider, on every instance (docs/api.md#sign-in-through-a-provider).</summary>
internal sealed class NonceTests
{
    [Test]
    public async Task An_ID_token_is_good_once()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await provider.StartServerAsync();
        var token = provider.Token();
        await FakeProvider.SignedInAsync(server, token);

        await FakeProvider.AssertRefusedAsync(server, token);
    }

    [Test]
    public async Task Another_ID_token_with_the_same_nonce_is_refused_even_after_the_first_has_expired()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await provider.StartServerAsync();
        var claims = provider.Claims();
        await FakeProvider.SignedInAsync(server, provider.Signer.Sign(claims));
        server.Clock.Advance(TimeSpan.FromHours(23));
        var refreshed = provider.Claims((string?)claims["sub"]);
        refreshed["nonce"] = (string?)claims["nonce"];
        await CleanUpAsync(server);

        await FakeProvider.AssertRefusedAsync(server, provider.Signer.Sign(refreshed));
    }

    [Test]
    public async Task The_clean_up_deletes_a_nonce_after_a_day()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await provider.StartServerAsync();
        await FakeProvider.SignedInAsync(server, provider.Token());
        server.Clock.Advance(TimeSpan.FromHours(25));
        await CleanUpAsync(server);

        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        Assert.That(await context.Set<UsedNonce>().CountAsync(), Is.Zero);
    }

    [Test]
    public async Task The_same_nonce_of_another_provider_is_another_nonce()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var other = await FakeProvider.StartAsync();
        await using var server = await provider.StartServerAsync(other.SettingsAs(1, "Other"));
        var claims = provider.Claims();
        var others = other.Claims();
        others["nonce"] = (string?)claims["nonce"];

        await FakeProvider.SignedInAsync(server, provider.Signer.Sign(claims));
        await FakeProvider.SignedInAsync(server, other.Signer.Sign(others));
    }

    [Test]
    public async Task Of_parallel_uses_on_two_instances_one_succeeds()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var first = await provider.StartServerAsync();
        await using var second = await first.StartAnotherAsync(provider.Settings);
        await FakeProvider.SignedInAsync(first, provider.Token("ada", "ada.of.nonces@example.com"));
        var token = provider.Token("ada");

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => FakeProvider.SignInAsync(i % 2 == 0 ? first : second, token)));

        Assert.That(replies.Select(reply => (int)reply.Status), Has.Exactly(1).EqualTo(200).And.Exactly(9).EqualTo(400));
    }

    [Test]
    public async Task Of_parallel_first_uses_on_two_instances_one_succeeds()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var first = await provider.StartServerAsync();
        await using var second = await first.StartAnotherAsync(provider.Settings);
        var token = provider.Token();

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => FakeProvider.SignInAsync(i % 2 == 0 ? first : second, token)));

        Assert.That(replies.Select(reply => (int)reply.Status), Has.Exactly(1).EqualTo(200).And.Exactly(9).EqualTo(400));
    }

    [Test]
    public async Task A_sign_in_that_fails_leaves_the_nonce()
    {
        await using var provider = await FakeProvider.StartAsync();
        var fails = true;
        await using var server = await TodoServer.StartAsync(
            services =>
            {
                var real = services.Last(service => service.ServiceType == typeof(ISessionRepository)).ImplementationType!;
                services.AddScoped(provider => fails
                    ? FailingPort<ISessionRepository>.With(new InvalidOperationException())
                    : (ISessionRepository)ActivatorUtilities.CreateInstance(provider, real));
            },
            provider.Settings);
        var token = provider.Token();
        Assert.That((await FakeProvider.SignInAsync(server, token)).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        fails = false;

        await FakeProvider.SignedInAsync(server, token);
    }

    private static Task CleanUpAsync(TodoServer server) =>
        server.Services.GetServices<IHostedService>().OfType<Maintenance>().Single().CleanUpAsync(CancellationToken.None);
}
