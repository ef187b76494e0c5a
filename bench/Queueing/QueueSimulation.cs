namespace Todo.Bench.Queueing;

/// <summary>
/// A discrete-event simulation. Requests arrive independently of each other (Poisson) and wait for a processor in order of arrival.
/// A write then waits for the writer, which runs all waiting writes on one processor, and for their common commit.
/// </summary>
internal sealed class QueueSimulation(QueueModel model, double load, int seed)
{
    private readonly Random _random = new(seed);
    private readonly PriorityQueue<Event, double> _events = new();
    private readonly Queue<Request?> _ready = new();
    private readonly Queue<Request> _writes = new();
    private readonly List<Request> _batch = [];
    private readonly List<double> _readTimes = [];
    private readonly List<double> _writeTimes = [];
    private readonly double _gap = 1e6 / model.RateAt(load);
    private int _free = model.Processors;
    private bool _isWriting;
    private double _batchStart;
    private long _commits;
    private double _now;

    private enum Kind
    {
        Arrived,
        Served,
        Written,
        Committed,
    }

    public QueueResult Run(int requests)
    {
        _events.Enqueue(new(Kind.Arrived, null), 0);
        for (var arrived = 0; _events.TryDequeue(out var next, out _now);)
        {
            if (next.Kind == Kind.Arrived && ++arrived < requests)
                _events.Enqueue(new(Kind.Arrived, null), _now + Exponential(_gap));
            Handle(next);
            Dispatch();
        }
        return new([.. _readTimes.Order()], [.. _writeTimes.Order()], _commits == 0 ? 0 : (double)_writeTimes.Count / _commits);
    }

    private void Handle(Event next)
    {
        switch (next.Kind)
        {
            case Kind.Arrived:
                _ready.Enqueue(Arrive());
                break;
            case Kind.Served when !next.Request!.Value.Operation.IsWrite:
                _free++;
                _readTimes.Add(_now - next.Request.Value.ArrivedAt);
                break;
            case Kind.Served:
                _free++;
                _writes.Enqueue(next.Request!.Value);
                WakeWriter();
                break;
            case Kind.Written:
                WriteNext();
                break;
            default:
                Answer();
                break;
        }
    }

    private Request Arrive()
    {
        var pick = _random.NextDouble() * model.TotalShare;
        var i = 0;
        while (i < model.Mix.Count - 1 && (pick -= model.Mix[i].Share) >= 0)
            i++;
        var operation = model.Mix[i];
        return new(_now, operation, model.IsExponential ? Exponential(operation.Micros) : operation.Micros);
    }

    /// <summary>Starts what waits on the free processors; null is the writer.</summary>
    private void Dispatch()
    {
        while (_free > 0 && _ready.TryDequeue(out var request))
        {
            _free--;
            if (request is { } served)
                _events.Enqueue(new(Kind.Served, served), _now + (served.Micros * (served.Operation.IsWrite ? 1 - QueueModel.PartInTransaction : 1)));
            else
                WriteFirst();
        }
    }

    private void WakeWriter()
    {
        if (_isWriting || _writes.Count == 0)
            return;
        _isWriting = true;
        _ready.Enqueue(null);
    }

    private void WriteFirst()
    {
        _batchStart = _now;
        WriteNext();
    }

    /// <summary>Writes join the transaction until it is full; its processor is free during the commit.</summary>
    private void WriteNext()
    {
        if (_batch.Count < QueueModel.MaxBatch && _now - _batchStart < QueueModel.MaxBatchMicros && _writes.TryDequeue(out var write))
        {
            _batch.Add(write);
            _events.Enqueue(new(Kind.Written, null), _now + (write.Micros * QueueModel.PartInTransaction));
            return;
        }
        _free++;
        _events.Enqueue(new(Kind.Committed, null), _now + model.CommitMicros);
    }

    private void Answer()
    {
        _commits++;
        foreach (var write in _batch)
            _writeTimes.Add(_now - write.ArrivedAt);
        _batch.Clear();
        _isWriting = false;
        WakeWriter();
    }

    private double Exponential(double mean) => -mean * Math.Log(1 - _random.NextDouble());

    private readonly record struct Request(double ArrivedAt, Operation Operation, double Micros);

    private readonly record struct Event(Kind Kind, Request? Request);
}

/// <summary>The times from arrival to answer, in microseconds, sorted, and the average number of writes in a commit.</summary>
internal sealed record QueueResult(double[] Reads, double[] Writes, double Batch)
{
    public static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];
}
