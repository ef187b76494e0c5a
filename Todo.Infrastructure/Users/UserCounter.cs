using System.Data.Common;
using Todo.Application.Common;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

/// <summary>
/// The one counter of a user. Each transaction that changes something of the user takes the next number before it writes anything
/// else: the lock on the user's row makes the order of the numbers the order of the commits, on every database.
/// </summary>
internal sealed class UserCounter(DatabaseScope database, UserStatements statements, SqlDialect dialect) : IChangeNumbers
{
    /// <summary>
    /// Keeps other transactions from changing anything of the user until this one ends. Where writers take turns anyway, it does
    /// nothing, so that a refused change writes nothing.
    /// </summary>
    /// <returns>False if there is no such user.</returns>
    public async ValueTask<bool> LockAsync(long userId, CancellationToken cancellationToken) =>
        !dialect.HasConcurrentWriters || await TakeAsync(userId, 0, long.MaxValue, cancellationToken);

    /// <summary>As <see cref="LockAsync"/>, in one round trip with the next statement. That one finds nothing if there is no such user.</summary>
    public async ValueTask DeferLockAsync(long userId, CancellationToken cancellationToken)
    {
        if (dialect.HasConcurrentWriters && !await HasTakenAsync(userId, cancellationToken))
            await DeferAsync(userId, 0, long.MaxValue, cancellationToken);
    }

    public async ValueTask<long> NumberAsync(long userId, CancellationToken cancellationToken) =>
        await TakeAsync(userId, 0, long.MaxValue, cancellationToken)
            ? database.Current.Change!.Number
            : throw new InvalidOperationException("The user is gone, but the user's rows are not.");

    /// <summary>The user's inbox; null if the previous release registered the user. Takes the number of this transaction.</summary>
    public async ValueTask<long?> InboxAsync(long userId, CancellationToken cancellationToken)
    {
        await NumberAsync(userId, cancellationToken);
        return database.Current.Change!.InboxId;
    }

    /// <summary>Remembers the inbox that the user was given in this transaction.</summary>
    public void SetInbox(long inboxId) => database.Current.Change!.InboxId = inboxId;

    /// <summary>Reserves places in the user's quota of todos.</summary>
    /// <returns>False if there are not enough places left, or there is no such user.</returns>
    public ValueTask<bool> TryReserveAsync(long userId, long count, long limit, CancellationToken cancellationToken) =>
        TakeAsync(userId, count, limit, cancellationToken);

    /// <summary>Releases places in the user's quota of todos.</summary>
    public async ValueTask ReleaseAsync(long userId, long count, CancellationToken cancellationToken) =>
        await TakeAsync(userId, -count, long.MaxValue, cancellationToken);

    /// <summary>Whether the user is there: asked when nothing of the user was found.</summary>
    public async ValueTask<bool> ExistsAsync(DatabaseSession session, long userId, CancellationToken cancellationToken) =>
        await session.ScalarAsync(statements.Exists, cancellationToken, userId) is not null;

    private async ValueTask<bool> HasTakenAsync(long userId, CancellationToken cancellationToken)
    {
        // Nothing is written before the number is taken, so what was deferred then is the lock.
        if (database.Current.Change?.UserId != userId)
            await database.Current.FlushAsync(cancellationToken);
        return database.Current.Change?.UserId == userId;
    }

    private async ValueTask<bool> TakeAsync(long userId, long count, long limit, CancellationToken cancellationToken)
    {
        var session = database.Current;
        if (!await HasTakenAsync(userId, cancellationToken))
        {
            await DeferAsync(userId, count, limit, cancellationToken);
            await session.FlushAsync(cancellationToken);
            return session.Change?.UserId == userId;
        }
        // The lock keeps the count as it is.
        var change = session.Change!;
        if (change.TodoCount + count > limit)
            return false;
        change.TodoCount += count;
        if (count != 0)
            await session.DeferAsync(statements.Reserve, cancellationToken, userId, count);
        return true;
    }

    private ValueTask DeferAsync(long userId, long count, long limit, CancellationToken cancellationToken)
    {
        var session = database.Current;
        return session.DeferAsync(statements.Count, reader => session.Change = Read(userId, reader), cancellationToken, userId, count, limit);
    }

    private UserChange Read(long userId, DbDataReader reader) => new(userId, dialect.ReadInt64(reader, 0), (WebhookEvents)dialect.ReadInt32(reader, 2))
    {
        InboxId = dialect.IsNull(reader, 1) ? null : dialect.ReadInt64(reader, 1),
        TodoCount = dialect.ReadInt64(reader, 3),
        TimeZone = dialect.ReadText(reader, 4),
    };
}
