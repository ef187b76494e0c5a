namespace Todo.Application.Common;

/// <summary>Runs work in short transactions, so that other writers get their turn between them. Within a unit of work, they are part of it.</summary>
internal sealed class Batches(IUnitOfWork unitOfWork, BulkTurns turns)
{
    /// <summary>Runs all batches. Once the first is done, the work is carried to its end, whether or not the request is canceled.</summary>
    /// <param name="start">Where the first batch starts.</param>
    /// <param name="run">Runs the batch that starts there, in one transaction.</param>
    /// <param name="cancellationToken">Cancels the request until the first batch is done.</param>
    /// <returns>The sum of what the batches counted, or the first failure.</returns>
    public async Task<Result<long>> RunAsync<T>(
        T start, Func<T, CancellationToken, Task<Result<Batch<T>>>> run, CancellationToken cancellationToken)
        where T : struct
    {
        var sum = 0L;
        while (true)
        {
            var done = await RunOneAsync(ct => run(start, ct), cancellationToken);
            if (!done.TryGetValue(out var batch, out var failure))
                return failure;
            sum += batch.Count;
            if (batch.Next is not { } next)
                return sum;
            start = next;
            cancellationToken = CancellationToken.None;
        }
    }

    private async Task<Result<Batch<T>>> RunOneAsync<T>(Func<CancellationToken, Task<Result<Batch<T>>>> run, CancellationToken cancellationToken)
        where T : struct
    {
        using var turn = unitOfWork.IsRunning ? null : await turns.TakeAsync(cancellationToken);
        return await unitOfWork.ExecuteAsync(run, cancellationToken);
    }
}

/// <summary>The outcome of a batch.</summary>
/// <param name="Count">How much was done.</param>
/// <param name="Next">Where the next batch starts; null if this is the last.</param>
internal sealed record Batch<T>(long Count, T? Next)
    where T : struct;
