using Microsoft.EntityFrameworkCore;
using Todo.Application.Throttling;
using Todo.Domain;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.Throttling;

/// <summary>Counts in the database, so that the count is shared by all instances and survives restarts. Stores accounts as keyed hashes.</summary>
internal sealed class AttemptThrottle(
    DatabaseScope database, SqlDialect dialect, Pseudonymizer pseudonymizer, TimeProvider clock)
    : IAttemptThrottle
{
    public Task<AttemptTicket> BeginAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var subject = pseudonymizer.Hash(key.Subject);
        var source = pseudonymizer.Hash(key.Source);
        return database.ExecuteAsync(
            async ct =>
            {
                var now = clock.Now();
                var since = now - AttemptKey.Window;
                await database.Current.Context.LockSubjectAsync(dialect, subject, ct);
                if (await TryCountAsync(key, subject, source, now, since, ct) is { } id)
                    return new AttemptTicket(id, null);

                var oldest = await OldestAsync(subject, source, AttemptKey.Limit, since, ct)
                    ?? await OldestAsync(subject, null, key.SubjectLimit, since, ct)
                    ?? now;
                return new AttemptTicket(0, oldest + AttemptKey.Window - now);
            },
            cancellationToken);
    }

    public Task<int> ReleaseAsync(AttemptTicket ticket, CancellationToken cancellationToken) =>
        database.Current.Context.Set<Attempt>().Where(attempt => attempt.Id == ticket.Id).ExecuteDeleteAsync(cancellationToken);

    public Task<int> ForgiveAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var subject = pseudonymizer.Hash(key.Subject);
        var source = pseudonymizer.Hash(key.Source);
        return database.Current.Context.Set<Attempt>()
            .Where(attempt => attempt.Subject == subject && attempt.Source == source)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Checks both limits and counts the attempt in one statement.</summary>
    internal static string InsertSql(SqlDialect dialect)
    {
        const string Columns = "id, subject, source, at";
        return $"INSERT INTO attempts (subject, source, at){dialect.Output("inserted", Columns)} SELECT {{0}}, {{1}}, {{2}}"
            + $" WHERE (SELECT COUNT(*) FROM attempts{dialect.ForUpdate} WHERE subject = {{0}} AND source = {{1}} AND at > {{3}}) < {{4}}"
            + $" AND (SELECT COUNT(*) FROM attempts{dialect.ForUpdate} WHERE subject = {{0}} AND at > {{3}}) < {{5}}{dialect.Returning(Columns)}";
    }

    private async Task<long?> TryCountAsync(
        AttemptKey key, byte[] subject, byte[] source, DateTimeOffset now, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var counted = await database.Current.Context.Set<Attempt>()
            .FromSqlRaw(InsertSql(dialect), subject, source, dialect.Instant(now), dialect.Instant(since), AttemptKey.Limit, key.SubjectLimit)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return counted.Count == 0 ? null : counted[0].Id;
    }

    /// <summary>Returns the time of the oldest failure that counts, if the limit is reached; otherwise null.</summary>
    private async Task<DateTimeOffset?> OldestAsync(
        byte[] subject, byte[]? source, int limit, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var counted = await database.Current.Context.Set<Attempt>()
            .Where(attempt => attempt.Subject == subject && (source == null || attempt.Source == source) && attempt.At > since)
            .OrderByDescending(attempt => attempt.At)
            .Select(attempt => attempt.At)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return counted.Count == limit ? counted[^1] : null;
    }
}
