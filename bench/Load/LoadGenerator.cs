using System.Diagnostics;

namespace Todo.Bench.Load;

/// <summary>Connections that each send a request, wait for the answer, and send the next.</summary>
internal sealed class LoadGenerator : IAsyncDisposable
{
    private readonly Server _server;
    private readonly Worker[] _workers;
    private readonly Task[] _running;
    private volatile bool _isMeasuring;
    private volatile bool _isStopping;

    /// <param name="server">The server to send requests to.</param>
    /// <param name="connections">The number of connections.</param>
    /// <param name="clients">Each connection serves its share of them in random order; if there are fewer than connections, they share them.</param>
    /// <param name="pause">Between an answer and the next request.</param>
    public LoadGenerator(Server server, int connections, IReadOnlyList<Conversation> clients, TimeSpan pause = default)
    {
        _server = server;
        _workers = [.. Enumerable.Range(0, connections).Select(i => new Worker(this, new Connection(server.Address), Of(i), i, pause))];
        _running = [.. _workers.Select(worker => Task.Run(worker.RunAsync))];

        IEnumerable<Conversation> Of(int worker) =>
            worker < clients.Count ? clients.Where((_, i) => i % connections == worker) : [clients[worker % clients.Count]];
    }

    /// <summary>Loads the server, and measures once its clients are prepared and it is warm.</summary>
    public static async Task<Measurement> MeasureAsync(
        Server server, int connections, IReadOnlyList<Conversation> clients, TimeSpan warmUp, TimeSpan window, TimeSpan pause = default)
    {
        await using var generator = new LoadGenerator(server, connections, clients, pause);
        await Task.WhenAll(generator._workers.Select(worker => worker.Prepared));
        await Task.Delay(warmUp);
        return await generator.MeasureAsync(window);
    }

    /// <summary>Measures for so long, and then stops the load.</summary>
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
        double[] latencies = [.. _workers.SelectMany(worker => worker.Latencies).Order()];
        return new(
            latencies.Length / elapsed.TotalSeconds,
            Statistics.Percentile(latencies, 0.5),
            Statistics.Percentile(latencies, 0.99),
            processorTime.TotalMicroseconds / latencies.Length,
            _workers.Sum(worker => worker.Failures));
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
        private readonly TaskCompletionSource _prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Prepared => _prepared.Task;

        /// <summary>Milliseconds of each success.</summary>
        public List<double> Latencies { get; } = [];

        public int Failures { get; private set; }

        public async Task RunAsync()
        {
            using (connection)
            {
                try
                {
                    foreach (var client in _clients)
                    {
                        while (client.IsPreparing && !generator._isStopping)
                            await SendAsync(client);
                    }
                }
                finally
                {
                    _prepared.SetResult();
                }
                while (!generator._isStopping)
                {
                    await SendAsync(_clients[_random.Next(_clients.Length)]);
                    if (pause > TimeSpan.Zero)
                        await Task.Delay(pause);
                }
            }
        }

        private async Task SendAsync(Client client)
        {
            var started = Stopwatch.GetTimestamp();
            // Failures count from the first request on, warm or not. An error is cheap: it must not improve the figures.
            if (!Connection.IsSuccess(await connection.SendAsync(client.Request)))
                Failures++;
            else if (generator._isMeasuring)
                Latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            client.Hear(connection.Answer);
        }
    }

    private sealed class Client
    {
        private readonly LastAnswer _answer = new();
        private readonly IEnumerator<Step> _requests;

        public Client(Conversation conversation)
        {
            _requests = conversation(_answer).GetEnumerator();
            _requests.MoveNext();
        }

        public byte[] Request => _requests.Current.Bytes;

        public bool IsPreparing => _requests.Current.IsPreparation;

        /// <summary>Creates the next request at once: the answer of another client will overwrite this one.</summary>
        public void Hear(ReadOnlyMemory<byte> answer)
        {
            _answer.Set(answer);
            _requests.MoveNext();
        }
    }
}
