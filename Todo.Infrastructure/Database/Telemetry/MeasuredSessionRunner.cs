using System.Diagnostics;

namespace Todo.Infrastructure.Database.Telemetry;

/// <summary>Records a span and a measurement for each unit of work, including the time in the queue.</summary>
internal sealed class MeasuredSessionRunner(ISessionRunner inner, DatabaseDuration duration) : ISessionRunner
{
    public ValueTask<T> ReadAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        MeasureAsync("read", () => inner.ReadAsync(work, cancellationToken));

    public ValueTask<T> WriteAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        MeasureAsync("write", () => inner.WriteAsync(work, cancellationToken));

    private async ValueTask<T> MeasureAsync<T>(string operation, Func<ValueTask<T>> work)
    {
        using var span = DatabaseTelemetry.Source.StartActivity(operation, ActivityKind.Client);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await work();
        }
        catch
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            duration.Record(Stopwatch.GetElapsedTime(start), operation);
        }
    }
}
