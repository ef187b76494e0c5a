using System.Data;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

/// <summary>
/// The one counter of a user. Each transaction that changes something of the user takes the next number before it writes anything
/// else: the lock on the user's row makes the order of the numbers the order of the commits, on every database.
/// </summary>
internal sealed class UserCounter(DatabaseScope database, UserStatements statements, SqlDialect dialect)
{
    /// <summary>
    /// Keeps other transactions from changing anything of the user until this one ends. Where writers take turns anyway, it does
    /// nothing, so that a refused change writes nothing.
    /// </summary>
    /// <returns>False if there is no such user.</returns>
    public async ValueTask<bool> LockAsync(long userId, CancellationToken cancellationToken) =>
        !dialect.HasConcurrentWriters || await TakeAsync(userId, 0, long.MaxValue, cancellationToken) is not null;

    /// <summary>The number of this transaction among the changes of the user, who is there.</summary>
    public async ValueTask<long> NumberAsync(long userId, CancellationToken cancellationToken) =>
        database.Current.Change is { } taken && taken.UserId == userId
            ? taken.Number
            : await TakeAsync(userId, 0, long.MaxValue, cancellationToken)
                ?? throw new InvalidOperationException("The user is gone, and the things of the user are not.");

    /// <summary>Reserves a place in the user's quota of todos.</summary>
    /// <returns>The number of this transaction; null if there is no place left, or no such user.</returns>
    public ValueTask<long?> TryReserveAsync(long userId, long limit, CancellationToken cancellationToken) =>
        TakeAsync(userId, 1, limit, cancellationToken);

    /// <summary>Releases places in the user's quota of todos.</summary>
    public async ValueTask ReleaseAsync(long userId, long count, CancellationToken cancellationToken) =>
        await TakeAsync(userId, -count, long.MaxValue, cancellationToken);

    /// <summary>Whether the user is there: asked when nothing of the user was found.</summary>
    public async ValueTask<bool> ExistsAsync(DatabaseSession session, long userId, CancellationToken cancellationToken) =>
        await session.ScalarAsync(statements.Find, cancellationToken, userId) is not null;

    private async ValueTask<long?> TakeAsync(long userId, long count, long limit, CancellationToken cancellationToken)
    {
        var session = database.Current;
        var step = session.Change is { } taken && taken.UserId == userId ? 0L : 1L;
        if (await session.ScalarAsync(statements.Count, cancellationToken, userId, step, count, limit) is not long number)
            return null;
        session.Change = (userId, number);
        return number;
    }
}

/// <summary>The SQL of <see cref="UserCounter"/>.</summary>
internal sealed class UserStatements(SqlDialect dialect)
{
    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);

    /// <summary>Takes a number, and reserves or releases places in the quota, in one statement.</summary>
    public Statement Count { get; } = new(
        $"UPDATE users SET change_seq = change_seq + @step, todo_count = todo_count + @count{dialect.Output("inserted", "change_seq")}"
        + $" WHERE id = @user_id AND todo_count + @count <= @limit{dialect.Returning("change_seq")}",
        UserId, new("@step", DbType.Int64), new("@count", DbType.Int64), new("@limit", DbType.Int64));

    public Statement Find { get; } = new("SELECT 1 FROM users WHERE id = @user_id", UserId);
}
