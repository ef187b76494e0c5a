namespace Todo.Infrastructure.Database.Sql;

/// <summary>Gives statements a connection: beside EF Core's, for what every request runs.</summary>
internal interface IStatementRunner
{
    /// <summary>Runs statements that change nothing.</summary>
    ValueTask<T> ReadAsync<T>(Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs statements in one transaction, committed before this returns; an exception undoes all of them. The work may run more
    /// than once, and has no other effects.
    /// </summary>
    ValueTask<T> WriteAsync<T>(Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);
}
