namespace Todo.Infrastructure.Database;

/// <summary>Stores what has to be sent because of a transaction, within the transaction.</summary>
internal interface IOutbox
{
    /// <summary>Called before the commit, if the transaction has changed something of a user.</summary>
    ValueTask WriteAsync(DatabaseSession session, UserChange change, CancellationToken cancellationToken);
}
