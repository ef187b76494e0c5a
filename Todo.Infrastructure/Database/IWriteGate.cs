namespace Todo.Infrastructure.Database;

/// <summary>Lets writers in one after the other where the database itself would make them collide.</summary>
internal interface IWriteGate
{
    /// <summary>Waits for its turn; the turn ends when the result is disposed of.</summary>
    ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken);
}
