namespace Todo.Tests.Harness;

/// <summary>A clock that moves by itself as the real one does until it is stopped, and further when told to.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _aheadTicks;
    private object? _stoppedAt;

    public override DateTimeOffset GetUtcNow() =>
        (Volatile.Read(ref _stoppedAt) as DateTimeOffset? ?? System.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>From now on the clock moves only when told to.</summary>
    public void Stop() => Volatile.Write(ref _stoppedAt, System.GetUtcNow());

    public void Advance(TimeSpan time) => Interlocked.Add(ref _aheadTicks, time.Ticks);
}
