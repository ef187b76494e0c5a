using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Delivery;

/// <summary>
/// The deliveries in the database, and the leases of the webhooks: only the instance that has the lease sends, so that messages keep
/// their order. Each call is one short transaction.
/// </summary>
internal sealed class DeliveryStore(
    IServiceScopeFactory scopes, DeliveryStatements statements, SqlDialect dialect, TimeProvider clock) : IDisposable
{
    /// <summary>Long enough for a try, and short enough that another instance takes over from a dead one within a minute.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(45);

    /// <summary>How many messages are chosen at a time: choosing reads all that is due.</summary>
    private const int BatchSize = 32;

    /// <summary>How many webhooks one look finds: many more than are served at a time, so that those with much to send do not hide others.</summary>
    private const int MaxFound = 50_000;

    private readonly OutboxSessions _sessions = new(scopes);
    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <summary>Returns the webhooks that have something due since an instant, and when the next delivery is due.</summary>
    public Task<(List<long> Webhooks, DateTimeOffset? Next)> FindDueAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        _sessions.RunAsync((database, ct) => database.ReadAsync(
            async (session, token) =>
            {
                var now = dialect.Instant(clock.Now());
                var webhooks = await session.ListAsync(
                    statements.FindDue, row => new Id(row.GetInt64(0)), token, dialect.Instant(since), now, _owner, MaxFound);
                var next = await session.SingleAsync(statements.FindNext, row => new Next(ReadInstant(row, 0)), token, now);
                return (webhooks.ConvertAll(id => id.Value), next?.At);
            },
            ct).AsTask(), cancellationToken);

    /// <summary>Returns the number of pending deliveries, and when the first of them is due.</summary>
    public Task<(long Pending, DateTimeOffset? First)> MeasureAsync(CancellationToken cancellationToken) =>
        _sessions.RunAsync((database, ct) => database.ReadAsync(
            async (session, token) =>
            {
                var outbox = await session.SingleAsync(statements.Measure, row => new Outbox(row.GetInt64(0), ReadInstant(row, 1)), token);
                return (outbox!.Pending, outbox.First);
            },
            ct).AsTask(), cancellationToken);

    /// <summary>
    /// Records a try, and takes or renews the lease for the next message. Releases the lease if nothing is due, or
    /// <paramref name="isLast"/>.
    /// </summary>
    public Task<Advance> AdvanceAsync(
        long webhookId, Attempt? attempt, IReadOnlyList<long> planned, bool isLast, CancellationToken cancellationToken) =>
        _sessions.RunAsync((scope, database, ct) => database.ExecuteAsync(
            async token =>
            {
                var disabling = scope.GetRequiredService<WebhookDisabling>();
                // Before the lease: the user's row is locked before that of the webhook, as in every transaction.
                var user = attempt?.DisabledReason is null ? null : await disabling.LockUserAsync(attempt.Turn.Target.UserId, token);
                var session = database.Current;
                var now = clock.Now();
                var target = await session.SingleAsync(
                    statements.TakeLease, ReadTarget, token, webhookId, _owner, dialect.Instant(now + LeaseTime), dialect.Instant(now));
                var isRecorded = attempt?.Result is { } result && await RecordAsync(session, attempt, result, target is not null, token);
                if (target is null)
                    return new Advance(null, HasLease: false, IsDisabled: false);
                // A change since the try began may be the repair.
                var isDisabled = isRecorded && user is not null && attempt!.Turn.Target.UpdatedAt == target.UpdatedAt
                    && await disabling.DisableAsync(user, webhookId, attempt.DisabledReason!, now, token);
                var turn = isLast ? null : await ChooseAsync(session, target, planned, now, token);
                if (turn is null)
                    await session.ExecuteAsync(statements.ReleaseLease, token, webhookId, _owner);
                return new Advance(turn, HasLease: true, isDisabled);
            },
            ct), cancellationToken);

    public void Dispose() => _sessions.Dispose();

    /// <summary>Returns the next message of those planned, else of all that are due.</summary>
    private async Task<Turn?> ChooseAsync(
        DatabaseSession session, Target target, IReadOnlyList<long> planned, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindFirstAsync(session, target, planned, now, cancellationToken) is { } turn)
            return turn;
        var due = await session.ListAsync(
            statements.ListDue, row => new Id(row.GetInt64(0)), cancellationToken, target.Id, dialect.Instant(now), BatchSize);
        return await FindFirstAsync(session, target, due.ConvertAll(id => id.Value), now, cancellationToken);
    }

    private async Task<Turn?> FindFirstAsync(
        DatabaseSession session, Target target, IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            var message = await session.SingleAsync(
                statements.Find, ReadMessage, cancellationToken, ids[i], target.Id, dialect.Instant(now));
            if (message is not null)
                return new(target, message, [.. ids.Skip(i + 1)]);
        }
        return null;
    }

    /// <returns>Whether the outcome decides what becomes of the message.</returns>
    private async Task<bool> RecordAsync(
        DatabaseSession session, Attempt attempt, AttemptResult result, bool hasLease, CancellationToken cancellationToken)
    {
        var message = attempt.Turn.Message;
        object? next = attempt.NextAttemptAt is { } at ? dialect.Instant(at) : null;
        // Without the lease, another instance sends the message too, and decides whether it has failed.
        var isRecorded = (hasLease || attempt.State != DeliveryState.Failed)
            && await session.ExecuteAsync(
                statements.Finish, cancellationToken,
                message.Id, (int)attempt.State, next, attempt.Tries, message.Tries, dialect.Instant(message.DueAt)) > 0;
        await session.ExecuteAsync(
            statements.InsertAttempt, cancellationToken,
            message.Id, dialect.Instant(attempt.At), result.Status, result.Error, (int)result.Duration.TotalMilliseconds);
        return isRecorded;
    }

    private Target ReadTarget(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<byte[]>(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4), ReadInstant(row, 5), dialect.ReadInstant(row, 6));

    private DueMessage ReadMessage(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3), dialect.ReadInstant(row, 4));

    private DateTimeOffset? ReadInstant(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : dialect.ReadInstant(row, ordinal);

    private sealed record Id(long Value);

    private sealed record Next(DateTimeOffset? At);

    private sealed record Outbox(long Pending, DateTimeOffset? First);
}
