namespace Todo.Infrastructure.Database;

/// <summary>Runs work in a database session. Use cases call it through <see cref="DatabaseScope"/>.</summary>
internal interface ISessionRunner
{
    /// <summary>Runs read-only work.</summary>
    ValueTask<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs work in one transaction, which is committed before this method returns. An exception or a failed result rolls it back. The
    /// work may run more than once, so it must have no other side effects.
    /// </summary>
    ValueTask<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);
}
