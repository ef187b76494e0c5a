using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Todo.Infrastructure.Database.Telemetry;

/// <summary>Records a span and a measurement for each command of EF Core.</summary>
internal sealed class MeasuredCommands(DatabaseDuration duration) : DbCommandInterceptor
{
    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Record(eventData, "query");
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Record(eventData, "execute");
        return new(result);
    }

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Record(eventData, "failed", ActivityStatusCode.Error);
        return Task.CompletedTask;
    }

    private void Record(CommandEndEventData data, string operation, ActivityStatusCode status = ActivityStatusCode.Unset)
    {
        duration.Record(data.Duration, operation);
        // The command has already completed, so the span is created afterwards, as a child of the current one.
        using var span = DatabaseTelemetry.Source.StartActivity(operation, ActivityKind.Client, parentContext: default, startTime: data.StartTime);
        span?.SetStatus(status);
    }
}
