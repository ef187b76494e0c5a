namespace Todo.Bench.Load;

/// <summary>What a window of load has shown.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="ProcessorTime">Of the server, microseconds a request.</param>
/// <param name="Failures">Requests that got no answer, or one that is no success.</param>
internal sealed record Measurement(double Rate, double P50, double P99, double ProcessorTime, int Failures)
{
    /// <summary>The median of each figure; all failures.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> rounds) => new(
        Statistics.Median(rounds.Select(round => round.Rate)),
        Statistics.Median(rounds.Select(round => round.P50)),
        Statistics.Median(rounds.Select(round => round.P99)),
        Statistics.Median(rounds.Select(round => round.ProcessorTime)),
        rounds.Sum(round => round.Failures));
}

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The median of the rounds' own ratios: what slows down a whole round falls out.</summary>
    public static double Ratio(IReadOnlyList<Measurement> rounds, IReadOnlyList<Measurement> to, Func<Measurement, double> figure) =>
        Median(rounds.Zip(to, (one, other) => figure(one) / figure(other)));
}
