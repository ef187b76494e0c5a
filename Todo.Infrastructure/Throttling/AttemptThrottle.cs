using Todo.Application.Throttling;
using Todo.Domain;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.Throttling;

/// <summary>Counts in the database, so that the count is shared by all instances and survives restarts. Stores accounts as keyed hashes.</summary>
internal sealed class AttemptThrottle(
    DatabaseScope database, AttemptStatements statements, SqlDialect dialect, Pseudonymizer pseudonymizer, TimeProvider clock)
    : IAttemptThrottle
{
    public Task<AttemptTicket> BeginAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var subject = pseudonymizer.Hash(key.Subject);
        var source = pseudonymizer.Hash(key.Source);
        return database.ExecuteAsync(
            async ct =>
            {
                var session = database.Current;
                var now = clock.Now();
                var since = dialect.Instant(now - AttemptKey.Window);
                await session.DeferSubjectLockAsync(dialect, subject, ct);
                var counted = await session.ScalarAsync(
                    statements.Count, ct, subject, source, dialect.Instant(now), since, AttemptKey.Limit, key.SubjectLimit);
                if (counted is not null)
                    return new AttemptTicket((long)counted, null);

                // The oldest failure that counts, of the limit that is reached.
                var oldest = await FindAsync(statements.FindOfSource, ct, subject, source, since, AttemptKey.Limit - 1, 1)
                    ?? await FindAsync(statements.FindOfSubject, ct, subject, since, key.SubjectLimit - 1, 1)
                    ?? now;
                return new AttemptTicket(0, oldest + AttemptKey.Window - now);
            },
            cancellationToken);
    }

    public Task<int> ReleaseAsync(AttemptTicket ticket, CancellationToken cancellationToken) =>
        database.Current.ExecuteAsync(statements.Release, cancellationToken, ticket.Id);

    public Task<int> ForgiveAsync(AttemptKey key, CancellationToken cancellationToken) =>
        database.Current.ExecuteAsync(
            statements.Forgive, cancellationToken, pseudonymizer.Hash(key.Subject), pseudonymizer.Hash(key.Source));

    private async ValueTask<DateTimeOffset?> FindAsync(Statement statement, CancellationToken cancellationToken, params object?[] values)
    {
        var found = await database.Current.ListAsync(statement, reader => dialect.ReadInstant(reader, 0), cancellationToken, values);
        return found.Count == 0 ? null : found[0];
    }
}
