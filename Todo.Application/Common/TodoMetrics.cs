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
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _attemptDuration;
    private readonly ObservableGauge<long> _pending;
    private long _pendingDeliveries;
    private double _overdueSeconds;
    private long _pendingMails;
    private double _pendingMailSeconds;
    private readonly Counter<long> _mails;
    private readonly Histogram<double> _mailAttemptDuration;
    private readonly ObservableGauge<long> _mailsPending;
    private readonly UpDownCounter<long> _eventStreams;

    public TodoMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _signIns = meter.CreateCounter<long>("todo.sign_ins", "{sign-in}", "Successful sign-ins.");
        _signInFailures = meter.CreateCounter<long>("todo.sign_in_failures", "{sign-in}", "Sign-ins with a wrong address, password or code, or with a refused ID token.");
        _throttled = meter.CreateCounter<long>("todo.throttled", "{request}", "Requests refused with 429.");
        _todosCreated = meter.CreateCounter<long>("todo.todos_created", "{todo}", "New todos.");
        _deliveries = meter.CreateCounter<long>("todo.webhook_deliveries", "{delivery}", "Deliveries to webhooks that ended.");
        _attemptDuration = meter.CreateHistogram<double>("todo.webhook_attempt_duration", "s", "Duration of a try to deliver to a webhook.");
        _pending = meter.CreateObservableGauge(
            "todo.webhook_deliveries_pending", () => Volatile.Read(ref _pendingDeliveries), "{delivery}", "Deliveries to webhooks that have not ended.");
        meter.CreateObservableGauge(
            "todo.webhook_overdue", () => Volatile.Read(ref _overdueSeconds), "s", "How long the oldest delivery to a webhook has been due.");
        _mails = meter.CreateCounter<long>("todo.mails", "{mail}", "Mails that were sent or given up.");
        _mailAttemptDuration = meter.CreateHistogram<double>("todo.mail_attempt_duration", "s", "Duration of a try to send a mail.");
        _mailsPending = meter.CreateObservableGauge(
            "todo.mails_pending", () => Volatile.Read(ref _pendingMails), "{mail}", "Mails that have not been sent or given up.");
        meter.CreateObservableGauge(
            "todo.mail_age", () => Volatile.Read(ref _pendingMailSeconds), "s", "How long the oldest pending mail has waited.");
        _eventStreams = meter.CreateUpDownCounter<long>("todo.event_streams", "{stream}", "Open event streams.");
    }

    public void SignedIn() => _signIns.Add(1);

    public void SignInFailed() => _signInFailures.Add(1);

    public void Throttled() => _throttled.Add(1);

    /// <summary>Whether the figures of <see cref="SetOutbox"/> are collected.</summary>
    public bool ObservesOutbox => _pending.Enabled;

    public void SetOutbox(long pending, TimeSpan overdue)
    {
        Volatile.Write(ref _pendingDeliveries, pending);
        Volatile.Write(ref _overdueSeconds, overdue.TotalSeconds);
    }

    /// <param name="error">Why the try failed; null if it did not.</param>
    /// <param name="duration">How long it took.</param>
    public void AttemptMade(string? error, TimeSpan duration) =>
        _attemptDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("result", error ?? "delivered"));

    public void DeliveryEnded(bool isDelivered) =>
        _deliveries.Add(1, new KeyValuePair<string, object?>("state", isDelivered ? "delivered" : "failed"));

    /// <summary>Whether the figures of <see cref="SetMails"/> are collected.</summary>
    public bool ObservesMails => _mailsPending.Enabled;

    public void SetMails(long pending, TimeSpan age)
    {
        Volatile.Write(ref _pendingMails, pending);
        Volatile.Write(ref _pendingMailSeconds, age.TotalSeconds);
    }

    /// <param name="error">Why the try failed; null if it did not.</param>
    /// <param name="duration">How long it took.</param>
    public void MailAttemptMade(string? error, TimeSpan duration) =>
        _mailAttemptDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("result", error ?? "sent"));

    public void MailEnded(bool isSent) => _mails.Add(1, new KeyValuePair<string, object?>("state", isSent ? "sent" : "given_up"));

    public void TodoCreated() => _todosCreated.Add(1);

    public void EventStreamOpened() => _eventStreams.Add(1);

    public void EventStreamClosed() => _eventStreams.Add(-1);
}
