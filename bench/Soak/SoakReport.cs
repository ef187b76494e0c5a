using System.Globalization;

namespace Todo.Bench.Soak;

/// <summary>Says which figures of a soak have grown, and writes all of them to files.</summary>
internal sealed class SoakReport(BenchOptions options, IReadOnlyList<SoakSample> samples)
{
    private const double Tolerance = 0.1;

    /// <summary>In MiB: less than that is not growth, because files and memory grow by pages.</summary>
    private const double Slack = 0.25;

    /// <summary>Those after the warm-up.</summary>
    private readonly SoakSample[] _judged = [.. samples.Where(sample => sample.Seconds > options.WarmUpMinutes * 60)];

    private string Title => $"Soak of {options.Minutes} minutes after {options.WarmUpMinutes} of warm-up on {options.DatabaseName}";

    public void Print()
    {
        MarkdownTable.Print(
            $"{Title}, medians",
            ["figure", "first third", "last third", "growth", "at most 10 %"],
            SoakSample.Curves.Select(curve =>
            {
                var (first, last) = Medians(curve.Value);
                return (string[])
                [
                    curve.Name, MarkdownTable.Number(first), MarkdownTable.Number(last), Growth(first, last),
                    curve.IsBounded ? MarkdownTable.YesNo(IsFlat(first, last)) : string.Empty,
                ];
            }));
        MarkdownTable.Print(
            $"The tables ({(options.Database == DatabaseKind.Sqlite ? "the values of their rows" : "with indexes")}), the largest first, medians",
            ["table", "rows: first third", "last third", "MiB: first third", "last third", "kept for", "growth at most 10 %"],
            samples[^1].Tables.Where(table => table.Rows > 0).OrderByDescending(table => table.Bytes).Select(Row));
    }

    /// <summary>Writes all samples, and a picture of them.</summary>
    public void Write()
    {
        var tables = samples[0].Tables.Select(table => table.Name).Order().ToArray();
        string[] header =
        [
            "seconds", .. SoakSample.Curves.Select(curve => curve.Name.Replace(",", string.Empty, StringComparison.Ordinal)),
            .. tables.SelectMany(table => new[] { $"{table} rows", $"{table} MiB" }),
        ];
        var lines = samples.Select(sample => string.Join(',', Values(sample, tables).Select(value => value.ToString("0.##", CultureInfo.InvariantCulture))));
        File.WriteAllLines($"{options.Output}.csv", [string.Join(',', header), .. lines]);
        File.WriteAllText($"{options.Output}.svg", SoakChart.Draw(Title, samples, options.WarmUpMinutes));
        Progress.Say($"Written: {options.Output}.csv and {options.Output}.svg");
    }

    private static IEnumerable<double> Values(SoakSample sample, string[] tables) =>
    [
        sample.Seconds, .. SoakSample.Curves.Select(curve => curve.Value(sample)),
        .. tables.Select(sample.Table).SelectMany(table => new[] { table.Rows, table.Bytes / SoakSample.Mebi }),
    ];

    private static string Growth(double first, double last) => first == 0 ? string.Empty : $"{(last / first) - 1:+0.0 %;-0.0 %;0.0 %}";

    private static bool IsFlat(double first, double last) => last - first <= Math.Max(Tolerance * first, Slack);

    private string[] Row(TableState table)
    {
        var (rowsBefore, rows) = Medians(sample => sample.Table(table.Name).Rows);
        var (sizeBefore, size) = Medians(sample => sample.Table(table.Name).Bytes / SoakSample.Mebi);
        return
        [
            table.Name, $"{rowsBefore:N0}", $"{rows:N0}", MarkdownTable.Number(sizeBefore), MarkdownTable.Number(size),
            TableState.KeptForDays.GetValueOrDefault(table.Name, string.Empty),
            table.IsBounded ? MarkdownTable.YesNo(rows <= (1 + Tolerance) * rowsBefore && IsFlat(sizeBefore, size)) : string.Empty,
        ];
    }

    private (double First, double Last) Medians(Func<SoakSample, double> value)
    {
        var third = Math.Max(_judged.Length / 3, 1);
        return (Statistics.Median(_judged.Take(third).Select(value)), Statistics.Median(_judged.TakeLast(third).Select(value)));
    }
}
