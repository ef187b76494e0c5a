namespace Todo.Bench.Queueing;

/// <summary>What runs of a simulation have shown.</summary>
internal sealed class QueueResult
{
    /// <summary>From the arrival of a read to its answer.</summary>
    public TimeHistogram Reads { get; } = new();

    /// <summary>From the arrival of a write to its answer.</summary>
    public TimeHistogram Writes { get; } = new();

    public long Commits { get; set; }

    /// <summary>The writes of all commits.</summary>
    public long Committed { get; set; }

    /// <summary>The average number of writes of a commit.</summary>
    public double Batch => (double)Committed / Commits;

    public static QueueResult Of(IEnumerable<QueueResult> runs)
    {
        var all = new QueueResult();
        foreach (var run in runs)
        {
            all.Reads.Add(run.Reads);
            all.Writes.Add(run.Writes);
            all.Commits += run.Commits;
            all.Committed += run.Committed;
        }
        return all;
    }
}
