using System.Globalization;

namespace Todo.Bench.Queueing;

/// <summary>An operation of the mix: how often it is requested, relative to the others, and how long it needs a processor.</summary>
internal sealed record Operation(string Name, double Share, double Micros, bool IsWrite);

/// <summary>What the simulation assumes. Its times are microseconds.</summary>
internal sealed record QueueModel
{
    /// <summary>The most writes of a transaction, as in the program (ADR 0007).</summary>
    public const int MaxBatch = 64;

    /// <summary>Ends a batch, as in the program.</summary>
    public const double MaxBatchMicros = 10_000;

    /// <summary>The part of a write's CPU time that runs inside the transaction; the rest is HTTP, JSON and checks. An assumption.</summary>
    public const double PartInTransaction = 0.4;

    /// <summary>The shares are assumed; the times are those of the load in README.md (2026-11-30), of get after compilation.</summary>
    public IReadOnlyList<Operation> Mix { get; init; } =
    [
        new("get", 45, 30.6, IsWrite: false),
        new("list20", 30, 67.5, IsWrite: false),
        new("update", 15, 53.0, IsWrite: true),
        new("create", 10, 113, IsWrite: true),
    ];

    public int Processors { get; init; } = 1;

    /// <summary>
    /// The wait for the disk at a commit, while the processor serves others: ADR 0007 measured 1,370 commits a second with
    /// synchronous=FULL and 2,218 with NORMAL.
    /// </summary>
    public double CommitMicros { get; init; } = 280;

    /// <summary>Whether service times vary exponentially around their average rather than being fixed.</summary>
    public bool IsExponential { get; init; }

    public double TotalShare => Mix.Sum(operation => operation.Share);

    /// <summary>The average CPU time of a request.</summary>
    public double MeanMicros => Mix.Sum(operation => operation.Share * operation.Micros) / TotalShare;

    /// <summary>Requests a second at a load of the processors.</summary>
    public double RateAt(double load) => load * Processors * 1e6 / MeanMicros;

    /// <summary>Reads <c>get:45:30.6,update!:15:53</c>; null if it is something else.</summary>
    public static IReadOnlyList<Operation>? ParseMix(string text)
    {
        var operations = text.Split(',').Select(ParseOperation).ToList();
        return operations.Contains(null) ? null : [.. operations.OfType<Operation>()];
    }

    private static Operation? ParseOperation(string text) =>
        text.Split(':') is [{ Length: > 0 } name, var share, var micros] && Positive(share) is { } often && Positive(micros) is { } time
            ? new(name.TrimEnd('!'), often, time, name.EndsWith('!'))
            : null;

    private static double? Positive(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
}
