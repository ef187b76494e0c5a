using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Throttling;
using Todo.Tests.Harness;
using static Todo.Tests.Harness.SignInAttempts;

namespace Todo.Tests.WebApi;

/// <summary>The throttle of password sign-ins (docs/api.md#password-throttling).</summary>
internal sealed class ThrottleTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    [Test]
    public async Task After_five_failures_even_the_right_password_is_rejected_and_sessions_stay_active()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        await FailAsync(SharedServer.Instance, ada.Email, 5);
        var sixth = await TryAsync(SharedServer.Instance, ada.Email, ada.Password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sixth.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(RetryAfter(sixth), Is.InRange(840, 900));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task An_unknown_address_is_throttled_like_a_known_one()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var unknownAddress = TodoClient.NewEmail();

        foreach (var _ in Enumerable.Range(0, 6))
        {
            var known = await TryAsync(SharedServer.Instance, ada.Email, "wrong password");
            var unknown = await TryAsync(SharedServer.Instance, unknownAddress, "wrong password");
            Assert.That((unknown.Status, unknown.Detail), Is.EqualTo((known.Status, known.Detail)));
        }
    }

    [Test]
    public async Task All_spellings_of_an_address_share_one_count()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await FailAsync(SharedServer.Instance, " " + ada.Email.ToUpperInvariant(), 5);

        Assert.That((await TryAsync(SharedServer.Instance, ada.Email, "wrong password")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_success_clears_the_failures_of_its_network()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await FailAsync(SharedServer.Instance, ada.Email, 4);
        await ada.SignInAsync();

        await FailAsync(SharedServer.Instance, ada.Email, 5);

        Assert.That((await TryAsync(SharedServer.Instance, ada.Email, "wrong password")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_success_leaves_the_failures_of_other_networks()
    {
        await using var server = await TodoServer.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        var ada = await server.SignUpAsync();
        await FailAsync(server, ada.Email, 5, "198.51.100.7");

        Assert.That((await TryAsync(server, ada.Email, ada.Password, "203.0.113.9")).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await TryAsync(server, ada.Email, ada.Password, "198.51.100.7")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task At_most_five_of_30_parallel_wrong_passwords_on_two_instances_are_verified()
    {
        await using var server = await TodoServer.StartAsync();
        await using var another = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(i => TryAsync(i % 2 == 0 ? server : another, ada.Email, "wrong password")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Unauthorized), Is.EqualTo(5));
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.TooManyRequests), Is.EqualTo(25));
        }
    }

    [Test]
    public async Task A_failure_counts_for_15_minutes_and_a_429_does_not_count()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await FailAsync(server, ada.Email, 5);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var refused = await TryAsync(server, ada.Email, ada.Password);

        server.Clock.Advance(TimeSpan.FromSeconds(RetryAfter(refused)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RetryAfter(refused), Is.InRange(240, 300));
            Assert.That((await TryAsync(server, ada.Email, ada.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_count_survives_a_restart()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await using (var before = await server.StartAnotherAsync())
            await FailAsync(before, ada.Email, 5);

        await using var after = await server.StartAnotherAsync();

        Assert.That((await TryAsync(after, ada.Email, ada.Password)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Stored_attempts_contain_no_address_and_are_cleaned_up()
    {
        await using var server = await TodoServer.StartAsync();
        var email = TodoClient.NewEmail();
        await FailAsync(server, email, 3);
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        var attempts = context.Set<Attempt>();
        var maintenance = server.Services.GetServices<IHostedService>().OfType<Maintenance>().Single();

        await maintenance.CleanUpAsync(CancellationToken.None);
        var counted = await attempts.CountAsync();
        var known = (await attempts.Select(attempt => attempt.Subject).ToListAsync()).Select(Encoding.UTF8.GetString).First();
        server.Clock.Advance(Window);
        await maintenance.CleanUpAsync(CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(counted, Is.EqualTo(3));
            Assert.That(known, Does.Not.Contain(email).IgnoreCase);
            Assert.That(await attempts.CountAsync(), Is.Zero);
            foreach (var path in Directory.GetFiles(server.Database.Folder, "todo.db*"))
                Assert.That(await ReadSharedAsync(path), Does.Not.Contain(email).IgnoreCase);
        }
    }

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
