using Todo.Application.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>A write that waits for its turn, and the caller that waits for it.</summary>
internal abstract class PendingWrite
{
    /// <summary>Whether the work returned a failure: what it wrote must be undone.</summary>
    public abstract bool Failed { get; }

    public abstract bool IsCanceled();

    public abstract ValueTask RunAsync(DatabaseSession session);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class PendingWrite<T>(
    Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) : PendingWrite
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private T? _result;

    public Task<T> Outcome => _outcome.Task;

    public override bool Failed => _result is IResult { Failure: not null };

    public override bool IsCanceled() => cancellationToken.IsCancellationRequested && _outcome.TrySetCanceled(cancellationToken);

    /// <summary>Runs the work as its caller would: with the caller's request, trace and log scopes.</summary>
    public override ValueTask RunAsync(DatabaseSession session)
    {
        if (_context is null)
            return RunWorkAsync(session);
        ValueTask run = default;
        ExecutionContext.Run(_context, _ => run = RunWorkAsync(session), null);
        return run;
    }

    public override void Succeed() => _outcome.TrySetResult(_result!);

    public override void Fail(Exception exception) => _outcome.TrySetException(exception);

    // Begun, it is carried through: the others of the batch depend on it.
    private async ValueTask RunWorkAsync(DatabaseSession session) => _result = await work(session, CancellationToken.None);
}
