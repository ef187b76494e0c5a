using Todo.Application.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>A queued write, with the caller that awaits it.</summary>
internal abstract class PendingWrite
{
    /// <summary>The start of the wait, as <see cref="Environment.TickCount64"/>.</summary>
    public long Since { get; } = Environment.TickCount64;

    /// <summary>Whether the work returned a failure, so that it must be rolled back.</summary>
    public abstract bool Failed { get; }

    /// <summary>Whether the caller has canceled the write.</summary>
    public abstract bool HasStopped { get; }

    /// <summary>Starts the write, after which the caller can no longer cancel it. Returns false if the caller already has.</summary>
    public abstract bool TryBegin();

    public abstract ValueTask RunAsync(DatabaseSession session);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class PendingWrite<T> : PendingWrite
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<DatabaseSession, CancellationToken, ValueTask<T>> _work;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private int _isDecided;
    private T? _result;

    public PendingWrite(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        _work = work;
        _cancellationToken = cancellationToken;
        _cancellation = cancellationToken.UnsafeRegister(static write => ((PendingWrite<T>)write!).Cancel(), this);
    }

    public Task<T> Outcome => _outcome.Task;

    public override bool Failed => _result is IResult { Failure: not null };

    public override bool HasStopped => _outcome.Task.IsCanceled;

    public override bool TryBegin()
    {
        _cancellation.Unregister();
        return Interlocked.Exchange(ref _isDecided, 1) == 0;
    }

    /// <summary>Runs the work in the caller's execution context: with its request, trace and log scopes.</summary>
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

    private void Cancel()
    {
        if (Interlocked.Exchange(ref _isDecided, 1) == 0)
            _outcome.TrySetCanceled(_cancellationToken);
    }

    // Once started, it is not canceled, because the other writes of the batch depend on it.
    private async ValueTask RunWorkAsync(DatabaseSession session) => _result = await _work(session, CancellationToken.None);
}
