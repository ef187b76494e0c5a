using Todo.Bench.Load;

namespace Todo.Bench.Growth;

/// <summary>Two measurements in turn, so that what else the machine does hits both.</summary>
internal static class Alternate
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(300);

    /// <param name="options">How often.</param>
    /// <param name="one">Takes the time to warm up.</param>
    /// <param name="other">Takes the time to warm up.</param>
    public static async Task<(Measurement[] One, Measurement[] Other)> RunAsync(
        BenchOptions options, Func<TimeSpan, Task<Measurement>> one, Func<TimeSpan, Task<Measurement>> other)
    {
        var ones = new Measurement[options.Rounds];
        var others = new Measurement[options.Rounds];
        for (var round = 0; round < options.Rounds; round++)
        {
            var warmUp = round == 0 ? options.WarmUp : Again;
            ones[round] = await one(warmUp);
            others[round] = await other(warmUp);
        }
        return (ones, others);
    }

    /// <summary>Processor time of both, and all failures.</summary>
    public static string[] Figures(Measurement[] one, Measurement[] other) =>
    [
        MarkdownTable.Number(Measurement.Median(one).ProcessorTime),
        MarkdownTable.Number(Measurement.Median(other).ProcessorTime),
        $"{one.Concat(other).Sum(round => round.Failures)}",
    ];
}
