using Todo.Bench.Load;

namespace Todo.Bench;

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The value that a share of the sorted values does not exceed; not a number if there are none.</summary>
    public static double Percentile(ReadOnlySpan<double> sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];

    /// <summary>The median of the rounds' own ratios: what slows down a whole round falls out.</summary>
    public static double Ratio(IReadOnlyList<Measurement> rounds, IReadOnlyList<Measurement> to, Func<Measurement, double> figure) =>
        Median(rounds.Zip(to, (one, other) => figure(one) / figure(other)));
}
