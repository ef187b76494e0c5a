using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.SingleSignOn;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

/// <summary>The keys of a provider are cached, and fetched again when they have to be (docs/decisions/0022).</summary>
internal sealed class ProviderKeysTests
{
    private FakeProvider _provider = null!;
    private TodoServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _provider = await FakeProvider.StartAsync();
        _server = await _provider.StartServerAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Test]
    public async Task Keys_are_fetched_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => FakeProvider.SignedInAsync(_server, _provider.Token())));
        _server.Clock.Advance(TimeSpan.FromDays(1));
        await FakeProvider.SignedInAsync(_server, _provider.Token());

        Assert.That((_provider.Discoveries, _provider.KeyFetches), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Token_signed_with_a_key_that_the_provider_has_added_is_accepted_at_once()
    {
        await FakeProvider.SignedInAsync(_server, _provider.Token());
        Rotate("key-2");

        await FakeProvider.SignedInAsync(_server, _provider.Token());

        Assert.That((_provider.Discoveries, _provider.KeyFetches), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Unknown_keys_cause_one_fetch_in_10_seconds_however_many_there_are()
    {
        _server.Clock.Stop();
        await FakeProvider.SignedInAsync(_server, _provider.Token());

        await TryUnknownKeysAsync();
        await TryUnknownKeysAsync();
        Assert.That(_provider.KeyFetches, Is.EqualTo(2));
        _server.Clock.Advance(TimeSpan.FromSeconds(9.9));
        await TryUnknownKeysAsync();
        Assert.That(_provider.KeyFetches, Is.EqualTo(2));
        _server.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await TryUnknownKeysAsync();
        Assert.That(_provider.KeyFetches, Is.EqualTo(3));
    }

    [Test]
    public async Task Unknown_keys_of_one_provider_do_not_delay_those_of_another()
    {
        await using var other = await FakeProvider.StartAsync();
        await using var server = await TodoServer.StartAsync([.. _provider.Settings, .. other.SettingsAs(1, "Other")]);
        server.Clock.Stop();
        await FakeProvider.SignedInAsync(server, _provider.Token());
        await FakeProvider.SignedInAsync(server, other.Token());
        using var unknown = new ProviderSigner("unknown");
        await FakeProvider.AssertRefusedAsync(server, unknown.Sign(_provider.Claims()));
        other.Signers.Insert(0, new("rotated"));

        await FakeProvider.SignedInAsync(server, other.Token());
    }

    [Test]
    public async Task Keys_are_used_for_as_long_as_the_provider_is_down()
    {
        await FakeProvider.SignedInAsync(_server, _provider.Token());
        _provider.IsDown = true;
        _server.Clock.Advance(TimeSpan.FromDays(30));
        await RefreshAsync();
        using var unknown = new ProviderSigner("unknown");
        await FakeProvider.AssertRefusedAsync(_server, unknown.Sign(_provider.Claims()));

        await FakeProvider.SignedInAsync(_server, _provider.Token());

        Assert.That(_server.Log.All.Count(line => line.Event.Id == 1621), Is.EqualTo(2));
    }

    [Test]
    public async Task A_key_that_the_provider_has_removed_is_refused_after_the_next_refresh()
    {
        await FakeProvider.SignedInAsync(_server, _provider.Token());
        var old = Rotate("key-2");
        await FakeProvider.SignedInAsync(_server, old.Sign(_provider.Claims()));

        _server.Clock.Advance(TimeSpan.FromMinutes(59));
        await RefreshAsync();
        await FakeProvider.SignedInAsync(_server, old.Sign(_provider.Claims()));
        _server.Clock.Advance(TimeSpan.FromMinutes(1));
        await RefreshAsync();

        await FakeProvider.AssertRefusedAsync(_server, old.Sign(_provider.Claims()));
        await FakeProvider.SignedInAsync(_server, _provider.Token());
    }

    [Test]
    public async Task Before_the_first_keys_a_sign_in_is_503_until_the_time_to_wait_is_over()
    {
        _server.Clock.Stop();
        _provider.IsDown = true;

        var first = await FakeProvider.SignInAsync(_server, _provider.Token());
        _provider.IsDown = false;
        var tried = _provider.Discoveries;
        _server.Clock.Advance(TimeSpan.FromSeconds(4));
        var early = await FakeProvider.SignInAsync(_server, _provider.Token());

        using (Assert.EnterMultipleScope())
        {
            first.AssertSignInError(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
            early.AssertSignInError(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
            Assert.That(first.Header("Retry-After"), Is.EqualTo("10"));
            Assert.That(early.Header("Retry-After"), Is.EqualTo("6"));
            Assert.That(_provider.Discoveries, Is.EqualTo(tried));
        }
        _server.Clock.Advance(TimeSpan.FromSeconds(int.Parse(early.Header("Retry-After")!, CultureInfo.InvariantCulture)));
        await FakeProvider.SignedInAsync(_server, _provider.Token());
    }

    [Test]
    public async Task A_clock_that_is_set_back_does_not_keep_new_keys_out()
    {
        await FakeProvider.SignedInAsync(_server, _provider.Token());
        using var unknown = new ProviderSigner("unknown");
        await FakeProvider.AssertRefusedAsync(_server, unknown.Sign(_provider.Claims()));
        _server.Clock.Advance(TimeSpan.FromHours(-1));
        Rotate("key-2");

        await FakeProvider.SignedInAsync(_server, _provider.Token());
    }

    [Test]
    public async Task A_client_that_disconnects_does_not_end_the_fetch_for_others()
    {
        var mayAnswer = new TaskCompletionSource();
        _provider.Answer = async context =>
        {
            await mayAnswer.Task;
            await context.Response.WriteAsync(context.Request.Path == "/keys" ? _provider.Published() : _provider.Discovery());
        };
        using var hungUp = new CancellationTokenSource();
        var left = _server.Http.PostAsync(
            "/token",
            new FormUrlEncodedContent([KeyValuePair.Create("grant_type", FakeProvider.Grant), KeyValuePair.Create("assertion", _provider.Token())]),
            hungUp.Token);
        Assert.That(() => _provider.Discoveries, Is.EqualTo(1).After(20_000, 10));
        var waiting = FakeProvider.SignedInAsync(_server, _provider.Token());
        await hungUp.CancelAsync();
        mayAnswer.SetResult();

        await waiting;
        Assert.That(async () => await left, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_provider.Discoveries, Is.EqualTo(1));
    }

    /// <summary>Replaces the key of the provider.</summary>
    private ProviderSigner Rotate(string id)
    {
        var old = _provider.Signers[0];
        _provider.Signers[0] = new(id);
        return old;
    }

    private async Task TryUnknownKeysAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var unknown = new ProviderSigner(Guid.NewGuid().ToString("N"));
            await FakeProvider.AssertRefusedAsync(_server, unknown.Sign(_provider.Claims()));
        }));
    }

    private Task RefreshAsync() =>
        Task.WhenAll(_server.Services.GetRequiredService<ProviderDirectory>().Keys.Select(keys => keys.RefreshAsync()));
}
