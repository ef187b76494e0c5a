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
    /// <param name="clients">Each belongs to one connection, which lets its clients speak in random order; of too few, several connections play each.</param>
    /// <param name="pause">Between an answer and the next request.</param>
    public LoadGenerator(Server server, int connections, IReadOnlyList<Conversation> clients, TimeSpan pause = default)
    {
        _server = server;
        _workers = [.. Enumerable.Range(0, connections).Select(i => new Worker(this, new Connection(server.Address), Of(i), i, pause))];
        _running = [.. _workers.Select(worker => Task.Run(worker.RunAsync))];

        IEnumerable<Conversation> Of(int worker) =>
            worker < clients.Count ? clients.Where((_, i) => i % connections == worker) : [clients[worker % clients.Count]];
    }

    /// <summary>Loads the server, and measures once it is warm.</summary>
    public static async Task<Measurement> MeasureAsync(
        Server server, int connections, IReadOnlyList<Conversation> clients, TimeSpan warmUp, TimeSpan window, TimeSpan pause = default)
    {
        await using var generator = new LoadGenerator(server, connections, clients, pause);
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

    private sealed class Worker(LoadGenerator generator, Connection connection, IEnumerable<Conversation> clients, int seed, TimeSpan pause)
    {
        private readonly Random _random = new(seed);
        private readonly Client[] _clients = [.. clients.Select(conversation => new Client(conversation))];

        public List<TimeSpan> Latencies { get; } = [];

        public int Failures { get; private set; }

        public async Task RunAsync()
        {
            using (connection)
            {
                while (!generator._isStopping)
                {
                    var client = _clients[_random.Next(_clients.Length)];
                    var started = Stopwatch.GetTimestamp();
                    var status = await connection.SendAsync(client.Request);
                    if (generator._isMeasuring)
                        Latencies.Add(Stopwatch.GetElapsedTime(started));
                    // Failures count from the first request on, warm or not.
                    if (status is < 200 or > 299)
                        Failures++;
                    client.Hear(connection.Answer);
                    if (pause > TimeSpan.Zero)
                        await Task.Delay(pause);
                }
            }
        }
    }

    private sealed class Client
    {
        private readonly LastAnswer _answer = new();
        private readonly IEnumerator<byte[]> _requests;

        public Client(Conversation conversation)
        {
            _requests = conversation(_answer).GetEnumerator();
            _requests.MoveNext();
        }

        /// <summary>The next one.</summary>
        public byte[] Request => _requests.Current;

        /// <summary>Goes on at once: the answer lies in a buffer that the next request of another client fills.</summary>
        public void Hear(ReadOnlyMemory<byte> answer)
        {
            _answer.Set(answer);
            _requests.MoveNext();
        }
    }
}
