using System.Diagnostics;

namespace Todo.Bench.Load;

/// <summary>Connections that each ask, wait for the answer, and ask again.</summary>
internal sealed class LoadGenerator : IAsyncDisposable
{
    private readonly Server _server;
    private readonly Worker[] _workers;
    private readonly Task[] _running;
    private volatile bool _isMeasuring;
    private volatile bool _isStopping;

    /// <param name="server">Whom to ask.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="requests">Each connection begins at another one, and takes them in an order of its own.</param>
    /// <param name="pause">Between an answer and the next request.</param>
    public LoadGenerator(Server server, int connections, IReadOnlyList<byte[]> requests, TimeSpan pause = default)
    {
        _server = server;
        _workers = [.. Enumerable.Range(0, connections).Select(i => new Worker(this, new Connection(server.Address), requests, i, pause))];
        _running = [.. _workers.Select(worker => Task.Run(worker.RunAsync))];
    }

    /// <summary>Loads the server, and measures once it is warm.</summary>
    public static async Task<Measurement> MeasureAsync(
        Server server, int connections, IReadOnlyList<byte[]> requests, TimeSpan warmUp, TimeSpan window, TimeSpan pause = default)
    {
        await using var generator = new LoadGenerator(server, connections, requests, pause);
        await Task.Delay(warmUp);
        return await generator.MeasureAsync(window);
    }

    public async Task<Measurement> MeasureAsync(TimeSpan window)
    {
        var processorTime = _server.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        _isMeasuring = true;
        await Task.Delay(window);
        _isMeasuring = false;
        var elapsed = Stopwatch.GetElapsedTime(started);
        processorTime = _server.ProcessorTime - processorTime;

        await DisposeAsync();
        var latencies = _workers.SelectMany(worker => worker.Latencies).Order().ToArray();
        var failures = _workers.Sum(worker => worker.Failures);
        return latencies.Length == 0
            ? new(0, 0, 0, 0, failures)
            : new(
                latencies.Length / elapsed.TotalSeconds,
                latencies[latencies.Length / 2].TotalMilliseconds,
                latencies[latencies.Length * 99 / 100].TotalMilliseconds,
                processorTime.TotalMicroseconds / latencies.Length,
                failures);
    }

    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        await Task.WhenAll(_running);
    }

    private sealed class Worker(LoadGenerator generator, Connection connection, IReadOnlyList<byte[]> requests, int seed, TimeSpan pause)
    {
        private readonly Random _random = new(seed);

        public List<TimeSpan> Latencies { get; } = [];

        public int Failures { get; private set; }

        public async Task RunAsync()
        {
            using (connection)
            {
                for (var next = seed % requests.Count; !generator._isStopping; next = _random.Next(requests.Count))
                {
                    var started = Stopwatch.GetTimestamp();
                    var status = await connection.SendAsync(requests[next]);
                    if (generator._isMeasuring)
                        Latencies.Add(Stopwatch.GetElapsedTime(started));
                    // Failures count from the first request on, warm or not.
                    if (status is < 200 or > 299)
                        Failures++;
                    if (pause > TimeSpan.Zero)
                        await Task.Delay(pause);
                }
            }
        }
    }
}
