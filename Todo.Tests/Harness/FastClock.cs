namespace Todo.Tests.Harness;

/// <summary>The system's clock with timers that end early, so that a test does not wait as long as the program would.</summary>
internal sealed class FastClock(int factor) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / factor : dueTime, period);
}
