namespace Todo.Tests.Harness;

/// <summary>A clock that moves by itself as the real one does, and further when told to.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _aheadTicks, time.Ticks);
}
