using System.Collections.Concurrent;
using System.Diagnostics;

namespace Todo.Tests.Harness;

/// <summary>Records every statement that a PostgreSQL database gets for requests, prepared ones and those of EF Core, without their values.</summary>
internal sealed class PostgreSqlTrace : IDisposable
{
    private readonly ConcurrentQueue<string> _statements = new();
    private readonly ActivityListener _listener;

    /// <param name="database">The name of the database.</param>
    public PostgreSqlTrace(string database)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // The background work of the server has no parent.
                if (activity.ParentId is not null && activity.GetTagItem("db.query.text") is string statement && (string?)activity.GetTagItem("db.namespace") == database)
                    _statements.Enqueue(statement);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Returns the statements since the previous call.</summary>
    public string[] Take()
    {
        var taken = new List<string>();
        while (_statements.TryDequeue(out var statement))
            taken.Add(statement);
        return [.. taken];
    }

    public void Dispose() => _listener.Dispose();
}
