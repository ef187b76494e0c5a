using System.Diagnostics.Metrics;

namespace Todo.Application.Common;

/// <summary>The application's own counters, in addition to the framework's metrics.</summary>
public sealed class TodoMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Todo";

    private readonly Counter<long> _signIns;
    private readonly Counter<long> _signInFailures;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _todosCreated;

    public TodoMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _signIns = meter.CreateCounter<long>("todo.sign_ins", "{sign-in}", "Sign-ins with the right password.");
        _signInFailures = meter.CreateCounter<long>("todo.sign_in_failures", "{sign-in}", "Sign-ins with a wrong address or password.");
        _throttled = meter.CreateCounter<long>("todo.throttled", "{request}", "Requests refused with 429.");
        _todosCreated = meter.CreateCounter<long>("todo.todos_created", "{todo}", "New todos.");
    }

    public void SignedIn() => _signIns.Add(1);

    public void SignInFailed() => _signInFailures.Add(1);

    public void Throttled() => _throttled.Add(1);

    public void TodoCreated() => _todosCreated.Add(1);
}
