using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

/// <summary>Parallel first sign-ins on two instances with one database.</summary>
internal sealed class FirstSignInRaceTests
{
    private FakeProvider _provider = null!;
    private TodoServer _first = null!;
    private TodoServer _second = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _provider = await FakeProvider.StartAsync();
        _first = await _provider.StartServerAsync();
        _second = await _first.StartAnotherAsync(_provider.Settings);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Test]
    public async Task Of_one_subject_create_one_account_and_all_succeed()
    {
        var email = TodoClient.NewEmail();

        var replies = await SignInAsync([.. Enumerable.Range(0, 10).Select(_ => _provider.Token("ada", email))]);

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await AccountsOfAsync(replies), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Of_one_subject_with_several_addresses_create_one_account_and_all_succeed()
    {
        var replies = await SignInAsync([.. Enumerable.Range(0, 10).Select(_ => _provider.Token("ada"))]);

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await AccountsOfAsync(replies), Has.Length.EqualTo(1));
        await using var context = _first.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        Assert.That(await context.Users.CountAsync(user => user.Id > 0), Is.EqualTo(1), "no account without an identity");
    }

    [Test]
    public async Task Of_several_subjects_with_one_address_create_one_account_and_one_succeeds()
    {
        var email = TodoClient.NewEmail();

        var replies = await SignInAsync([.. Enumerable.Range(0, 10).Select(_ => _provider.Token(email: email))]);

        Assert.That(replies.Select(reply => (int)reply.Status), Has.Exactly(1).EqualTo(200).And.Exactly(9).EqualTo(400));
    }

    [Test]
    public async Task Of_one_subject_link_an_account_once_and_all_succeed()
    {
        var ada = await _first.SignUpAsync();
        await using var context = _first.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        await context.Users.ExecuteUpdateAsync(user => user.SetProperty(one => one.EmailVerified, true));

        var replies = await SignInAsync([.. Enumerable.Range(0, 10).Select(_ => _provider.Token("ada", ada.Email))]);

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await AccountsOfAsync(replies), Is.EqualTo(new[] { ada.UserId }));
    }

    private Task<Reply[]> SignInAsync(string[] tokens) =>
        Task.WhenAll(tokens.Select((token, i) => FakeProvider.SignInAsync(i % 2 == 0 ? _first : _second, token)));

    private async Task<long[]> AccountsOfAsync(IEnumerable<Reply> replies)
    {
        var ids = new List<long>();
        foreach (var reply in replies)
        {
            var client = _first.Anonymous();
            client.Take(reply);
            ids.Add((await client.GetAsync("/api/users/me")).Id);
        }
        return [.. ids.Distinct()];
    }
}
