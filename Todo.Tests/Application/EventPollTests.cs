using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Events;
using Todo.Domain;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Events;
using Todo.Tests.Harness;

namespace Todo.Tests.Application;

/// <summary>What open event streams learn while the database cannot be reached.</summary>
[DatabaseIndependent]
internal sealed class EventPollTests
{
    private readonly ManualClock _clock = new();

    [Test]
    public async Task A_stream_is_kept_alive_while_the_database_is_away()
    {
        var (streams, stream) = Open();

        _clock.Advance(TimeSpan.FromSeconds(12));
        await PollAsync(streams);

        Assert.That(await stream.WaitAsync(CancellationToken.None), Is.EqualTo(EventSignals.Idle));
    }

    [Test]
    public async Task A_stream_ends_with_its_token_while_the_database_is_away()
    {
        var (streams, stream) = Open();

        _clock.Advance(TimeSpan.FromMinutes(20));
        await PollAsync(streams);

        Assert.That(await stream.WaitAsync(CancellationToken.None), Is.EqualTo(EventSignals.SignedOut | EventSignals.Idle));
    }

    private (EventStreams Streams, IEventSubscription Stream) Open()
    {
        _clock.Stop();
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var streams = new EventStreams(_clock, Options.Create(new LimitsOptions()), new TodoMetrics(meters));
        Assert.That(streams.TryOpen(new Ada(_clock.Now().AddMinutes(20)), out var stream, out _));
        return (streams, stream!);
    }

    private Task PollAsync(EventStreams streams) =>
        new EventPoll(streams, new Unreachable(), _clock, NullLogger<EventPoll>.Instance).PollAsync(CancellationToken.None);

    private sealed record Ada(DateTimeOffset TokenExpiresAt) : ICurrentUser
    {
        public long Id => 1;

        public Credential Credential => new(CredentialKind.Session, 1);

        public long SessionId => 1;
    }

    private sealed class Unreachable : ISessionRunner
    {
        public ValueTask<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
            throw new IOException("away");

        public ValueTask<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
            throw new IOException("away");
    }
}
