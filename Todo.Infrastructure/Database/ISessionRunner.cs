namespace Todo.Infrastructure.Database;

/// <summary>Gives work a session with the database. Use cases come here through <see cref="DatabaseScope"/>.</summary>
internal interface ISessionRunner
{
    /// <summary>Runs work that changes nothing.</summary>
    ValueTask<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs work in one transaction, committed before this returns. An exception, or a result that is a failure, undoes all of
    /// it. The work may run more than once, and has no other effects.
    /// </summary>
    ValueTask<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);
}
