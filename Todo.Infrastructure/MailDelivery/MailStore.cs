using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Delivery;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>A mail that this instance alone sends, until its claim ends.</summary>
internal sealed record ClaimedMail(
    long Id, MailKind Kind, string? Address, byte[]? ProtectedToken, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Tries,
    DateTimeOffset ClaimedUntil);

/// <summary>The mails in the database. Each call is one short transaction.</summary>
internal sealed class MailStore(IServiceScopeFactory scopes, MailStatements statements, SqlDialect dialect, TimeProvider clock) : IDisposable
{
    /// <summary>The maximum time for a try.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Longer than a try, and short enough that another instance takes over from a dead one within 30 seconds.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(25);

    /// <summary>How many one look finds.</summary>
    private const int MaxFound = 1000;

    private readonly OutboxSessions _sessions = new(scopes);

    public Task<List<long>> FindDueAsync(CancellationToken cancellationToken) =>
        _sessions.RunAsync((database, ct) => database.ReadAsync(
            async (session, token) =>
                (await session.ListAsync(
                    statements.FindDue, row => new Id(row.GetInt64(0)), token, dialect.Instant(clock.Now()), MaxFound))
                .ConvertAll(id => id.Value),
            ct).AsTask(), cancellationToken);

    /// <summary>Returns the number of pending mails, and when the first of them was recorded.</summary>
    public Task<(long Pending, DateTimeOffset? First)> MeasureAsync(CancellationToken cancellationToken) =>
        _sessions.RunAsync((database, ct) => database.ReadAsync(
            async (session, token) =>
            {
                var outbox = await session.SingleAsync(
                    statements.Measure, row => new Outbox(row.GetInt64(0), row.IsDBNull(1) ? null : dialect.ReadInstant(row, 1)), token);
                return (outbox!.Pending, outbox.First);
            },
            ct).AsTask(), cancellationToken);

    /// <returns>Null if the mail is not due any more.</returns>
    public Task<ClaimedMail?> ClaimAsync(long id, CancellationToken cancellationToken) =>
        WriteAsync(
            async (session, ct) =>
            {
                var now = clock.Now();
                var until = now + ClaimTime;
                return await session.SingleAsync(
                    statements.Claim, row => Read(row, until), ct, id, dialect.Instant(now), dialect.Instant(until));
            },
            cancellationToken);

    public Task MarkSentAsync(ClaimedMail mail, CancellationToken cancellationToken) =>
        WriteAsync((session, ct) => session.ExecuteAsync(statements.MarkSent, ct, mail.Id), cancellationToken);

    /// <param name="mail">The mail.</param>
    /// <param name="tries">The number of failed tries.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task GiveUpAsync(ClaimedMail mail, int tries, CancellationToken cancellationToken) =>
        WriteAsync(
            (session, ct) => session.ExecuteAsync(statements.GiveUp, ct, mail.Id, dialect.Instant(mail.ClaimedUntil), tries),
            cancellationToken);

    /// <param name="mail">The mail.</param>
    /// <param name="tries">The number of failed tries.</param>
    /// <param name="next">When the next try is due.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task RetryAsync(ClaimedMail mail, int tries, DateTimeOffset next, CancellationToken cancellationToken) =>
        WriteAsync(
            (session, ct) => session.ExecuteAsync(
                statements.Retry, ct, mail.Id, dialect.Instant(mail.ClaimedUntil), tries, dialect.Instant(next)),
            cancellationToken);

    public void Dispose() => _sessions.Dispose();

    private ClaimedMail Read(DbDataReader row, DateTimeOffset until) => new(
        row.GetInt64(0), (MailKind)row.GetInt32(1), row.IsDBNull(2) ? null : row.GetString(2),
        row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3), dialect.ReadInstant(row, 4), dialect.ReadInstant(row, 5), row.GetInt32(6), until);

    private Task<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        _sessions.RunAsync((database, ct) => database.ExecuteAsync(token => work(database.Current, token), ct), cancellationToken);

    private sealed record Id(long Value);

    private sealed record Outbox(long Pending, DateTimeOffset? First);
}
