using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Throttling;
using Todo.Infrastructure.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Sign-ins without a result (docs/api.md#password-throttling): a full queue, or a client that disconnects.</summary>
internal sealed class InterruptedSignInTests
{
    private const int Attempts = 5;
    private const int WaitMilliseconds = 20_000;
    private const int PollMilliseconds = 20;

    [Test]
    public async Task Sign_ins_and_registrations_with_a_full_hash_queue_are_503_and_do_not_count_as_failures()
    {
        using var queue = new HashQueue(threads: 1, capacity: 1);
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton(_ => queue));
        var ada = await server.SignUpAsync();
        using var mayEnd = new ManualResetEventSlim();
        var running = queue.RunAsync(null, () => mayEnd.Wait(Timeout.Infinite), CancellationToken.None);

        var signIn = await SignInAttempts.TryAsync(server, ada.Email, ada.Password);
        var registration = await ada.PostAsync("/api/users", new { name = "Bob", email = TodoClient.NewEmail(), password = ada.Password });
        var change = await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = "staple battery horse 7" });
        var attempts = await CountAttemptsAsync(server);
        mayEnd.Set();
        await running;

        using (Assert.EnterMultipleScope())
        {
            signIn.AssertSignInError(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
            foreach (var reply in new[] { signIn, registration, change })
            {
                Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
                Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:unavailable"));
                Assert.That(SignInAttempts.RetryAfter(reply), Is.EqualTo(5));
            }
            Assert.That(attempts, Is.Zero);
            Assert.That((await SignInAttempts.TryAsync(server, ada.Email, ada.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Sign_ins_canceled_while_queued_do_not_count_as_failures()
    {
        using var queue = new HashQueue(threads: 1, capacity: 10);
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton(_ => queue));
        var ada = await server.SignUpAsync();
        using var mayEnd = new ManualResetEventSlim();
        var running = queue.RunAsync(null, () => mayEnd.Wait(Timeout.Infinite), CancellationToken.None);

        await HangUpAsync(server, ada, ada.Password);
        Assert.That(() => CountAttemptsAsync(server), Is.Zero.After(WaitMilliseconds, PollMilliseconds));
        mayEnd.Set();
        await running;

        Assert.That((await SignInAttempts.TryAsync(server, ada.Email, ada.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(TodoClient.GoodPassword, 0)]
    [TestCase("wrong password", Attempts)]
    public async Task Sign_in_canceled_during_verification_counts_only_if_the_password_is_wrong(string password, int counted)
    {
        await using var server = await TodoServer.StartAsync(services => services
            .AddSingleton<PasswordHasher>()
            .AddSingleton<IPasswordHasher, UntilHungUp>());
        var hasher = (UntilHungUp)server.Services.GetRequiredService<IPasswordHasher>();
        var ada = await server.SignUpAsync();
        hasher.IsOn = true;

        await HangUpAsync(server, ada, password);

        Assert.That(() => hasher.Verified, Is.EqualTo(Attempts).After(WaitMilliseconds, PollMilliseconds));
        Assert.That(() => CountAttemptsAsync(server), Is.EqualTo(counted).After(WaitMilliseconds, PollMilliseconds));
        Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(1), "no session without a client");
    }

    /// <summary>Starts sign-ins, waits until they are counted, and disconnects.</summary>
    private static async Task HangUpAsync(TodoServer server, TodoClient client, string password)
    {
        using var hungUp = new CancellationTokenSource();
        var signIns = Enumerable.Range(0, Attempts).Select(_ => server.Http.PostAsync(
            "/token",
            new FormUrlEncodedContent([KeyValuePair.Create("username", client.Email), KeyValuePair.Create("password", password)]),
            hungUp.Token)).ToArray();
        Assert.That(() => CountAttemptsAsync(server), Is.EqualTo(Attempts).After(WaitMilliseconds, PollMilliseconds));
        await hungUp.CancelAsync();
        foreach (var signIn in signIns)
            Assert.That(async () => await signIn, Throws.InstanceOf<OperationCanceledException>());
    }

    private static async Task<int> CountAttemptsAsync(TodoServer server)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        return await context.Set<Attempt>().CountAsync();
    }

    /// <summary>Once enabled, verifies only after the client has disconnected, which is the latest possible moment.</summary>
    private sealed class UntilHungUp(PasswordHasher hasher) : IPasswordHasher
    {
        private int _verified;

        public bool IsOn { get; set; }

        public int Verified => Volatile.Read(ref _verified);

        public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
            hasher.HashAsync(password, cancellationToken);

        public async Task<Result<PasswordVerification>> VerifyAsync(User? user, string password, CancellationToken cancellationToken)
        {
            if (!IsOn)
                return await hasher.VerifyAsync(user, password, cancellationToken);
            var hungUp = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(hungUp.SetResult);
            await hungUp.Task;
            var verification = await hasher.VerifyAsync(user, password, CancellationToken.None);
            Interlocked.Increment(ref _verified);
            return verification;
        }
    }
}
