namespace Todo.Tests.Harness;

/// <summary>A clock that follows the real time until it is stopped, and that a test can advance.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _aheadTicks;
    private object? _stoppedAt;

    public override DateTimeOffset GetUtcNow() =>
        (Volatile.Read(ref _stoppedAt) as DateTimeOffset? ?? System.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>Stops the clock: from now on, only Advance moves it.</summary>
    public void Stop() => Volatile.Write(ref _stoppedAt, System.GetUtcNow());

    /// <summary>Stops the clock at this time.</summary>
    public void StopAt(DateTimeOffset time)
    {
        Interlocked.Exchange(ref _aheadTicks, 0);
        Volatile.Write(ref _stoppedAt, time);
    }

    public void Advance(TimeSpan time) => Interlocked.Add(ref _aheadTicks, time.Ticks);
}
