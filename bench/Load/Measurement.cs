namespace Todo.Bench.Load;

/// <summary>What a window of load has shown.</summary>
/// <param name="Rate">Successful requests a second.</param>
/// <param name="P50">Milliseconds of these.</param>
/// <param name="P99">Milliseconds of these.</param>
/// <param name="ProcessorTime">Of the server, microseconds for each of these.</param>
/// <param name="Failures">Requests without an answer or with an error, those of the warm-up included.</param>
internal sealed record Measurement(double Rate, double P50, double P99, double ProcessorTime, int Failures)
{
    /// <summary>The median of each figure; all failures.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> rounds) => new(
        Statistics.Median(rounds.Select(round => round.Rate)),
        Statistics.Median(rounds.Select(round => round.P50)),
        Statistics.Median(rounds.Select(round => round.P99)),
        Statistics.Median(rounds.Select(round => round.ProcessorTime)),
        rounds.Sum(round => round.Failures));

    /// <summary>Several servers at the same time, as one.</summary>
    public static Measurement Together(IReadOnlyCollection<Measurement> servers)
    {
        var rate = servers.Sum(server => server.Rate);
        return new(
            rate,
            servers.Max(server => server.P50),
            servers.Max(server => server.P99),
            servers.Sum(server => server.ProcessorTime * server.Rate) / rate,
            servers.Sum(server => server.Failures));
    }
}
