namespace Todo.Bench.Queueing;

/// <summary>A figure of independent runs, and half the width of its 95 % confidence interval.</summary>
internal readonly record struct Estimate(double Value, double Margin)
{
    /// <summary>The number of runs to which the quantile below belongs.</summary>
    public const int Runs = 16;

    /// <summary>Student's t for 97.5 % and 15 degrees of freedom.</summary>
    private const double Quantile = 2.131;

    /// <summary>Below this share of the value, the margin is not worth the space.</summary>
    private const double Negligible = 0.02;

    public double Least => Value - Margin;

    public double Most => Value + Margin;

    /// <summary>Estimates a figure by the jackknife: a percentile of a short run is biased, one of all runs together hardly.</summary>
    public static Estimate Of(QueueResult[] runs, Func<QueueResult, double> figure)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(runs.Length, Runs);
        var all = figure(QueueResult.Of(runs));
        double[] each = [.. runs.Select(left => (Runs * all) - ((Runs - 1) * figure(QueueResult.Of(runs.Where(run => run != left)))))];
        var mean = each.Average();
        return new(mean, Quantile * Math.Sqrt(each.Sum(value => (value - mean) * (value - mean)) / (Runs - 1) / Runs));
    }

    public bool Includes(double value) => Least <= value && value <= Most;

    public override string ToString() =>
        MarkdownTable.Number(Value) + (Margin > Negligible * Value ? $" ± {MarkdownTable.Number(Margin)}" : string.Empty);
}
