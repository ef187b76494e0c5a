namespace Todo.Application.Common;

/// <summary>Operations on many rows take turns, batch by batch: however many of them run, other writes wait for a few batches at most.</summary>
internal sealed class BulkTurns : IDisposable
{
    /// <summary>More than one, so that a batch that waits for a lock of a database server does not stop the others.</summary>
    public const int AtATime = 2;

    private readonly SemaphoreSlim _turns = new(AtATime);

    /// <summary>Waits for a turn, which ends with the disposal of what is returned. Not within a unit of work, in which others would wait.</summary>
    public async ValueTask<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        private SemaphoreSlim? _turns = turns;

        public void Dispose() => Interlocked.Exchange(ref _turns, null)?.Release();
    }
}
