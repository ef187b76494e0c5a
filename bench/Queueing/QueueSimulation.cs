namespace Todo.Bench.Queueing;

/// <summary>
/// A discrete-event simulation. Requests arrive independently of each other (Poisson) and wait for a processor in order of arrival.
/// A write then waits for the writer, which runs all waiting writes on one processor, and for their common commit.
/// </summary>
internal sealed class QueueSimulation
{
    private const int None = -1;

    private readonly QueueModel _model;
    private readonly RandomStream _random;
    private readonly Operation[] _mix;
    private readonly double _totalShare;
    private readonly double _gap;
    private readonly Queue<Work> _ready = new();
    private readonly Queue<Work> _writes = new();
    private readonly List<Work> _batch = [];
    private readonly QueueResult _result = new();

    // For each processor what it runs, and until when: forever if it is idle.
    private readonly Work[] _running;
    private readonly double[] _ends;

    private double _now;
    private double _countedFrom;
    private double _nextArrival;
    private double _commitEnds = double.PositiveInfinity;
    private double _batchStart;
    private bool _isWriting;

    public QueueSimulation(QueueModel model, double load, int seed)
    {
        _model = model;
        _random = new(seed);
        _mix = [.. model.Mix];
        _totalShare = model.TotalShare;
        _gap = 1e6 / model.RateAt(load);
        _running = new Work[model.Processors];
        _ends = new double[model.Processors];
        Array.Fill(_ends, double.PositiveInfinity);
    }

    private enum Kind
    {
        Read,
        Write,

        /// <summary>The writer, which runs the writes of a transaction one after the other.</summary>
        Writer,
    }

    /// <param name="warmUp">The average number of requests that are not counted, because they find queues that are still too short.</param>
    /// <param name="requests">The number of requests that arrive after these.</param>
    public QueueResult Run(int warmUp, int requests)
    {
        _countedFrom = warmUp * _gap;
        for (var left = requests; ;)
        {
            var processor = NextToEnd();
            var ends = processor == None ? double.PositiveInfinity : _ends[processor];
            _now = Math.Min(Math.Min(_nextArrival, _commitEnds), ends);
            if (double.IsPositiveInfinity(_now))
                break;
            if (_now == ends)
            {
                End(processor);
            }
            else if (_now == _commitEnds)
            {
                Commit();
            }
            else
            {
                _ready.Enqueue(Arrive());
                if (_now >= _countedFrom)
                    left--;
                _nextArrival = left > 0 ? _now + _random.NextExponential(_gap) : double.PositiveInfinity;
            }
            Dispatch();
        }
        return _result;
    }

    private int NextToEnd()
    {
        var next = None;
        for (var i = 0; i < _ends.Length; i++)
        {
            if (_ends[i] < (next == None ? double.PositiveInfinity : _ends[next]))
                next = i;
        }
        return next;
    }

    private Work Arrive()
    {
        var pick = _random.Next() * _totalShare;
        var i = 0;
        while (i < _mix.Length - 1 && (pick -= _mix[i].Share) >= 0)
            i++;
        var operation = _mix[i];
        var micros = _model.IsExponential ? _random.NextExponential(operation.Micros) : operation.Micros;
        return new(operation.IsWrite ? Kind.Write : Kind.Read, _now, micros);
    }

    private void End(int processor)
    {
        var ended = _running[processor];
        _ends[processor] = double.PositiveInfinity;
        switch (ended.Kind)
        {
            case Kind.Read:
                Count(_result.Reads, ended);
                break;
            case Kind.Write:
                _writes.Enqueue(ended);
                WakeWriter();
                break;
            default:
                WriteNext(processor);
                break;
        }
    }

    /// <summary>Starts what waits on the idle processors.</summary>
    private void Dispatch()
    {
        for (var i = 0; i < _ends.Length && _ready.Count > 0; i++)
        {
            if (!double.IsPositiveInfinity(_ends[i]))
                continue;
            var work = _running[i] = _ready.Dequeue();
            if (work.Kind == Kind.Writer)
            {
                _batchStart = _now;
                WriteNext(i);
            }
            else
            {
                _ends[i] = _now + (work.Kind == Kind.Write ? work.Micros * (1 - QueueModel.PartInTransaction) : work.Micros);
            }
        }
    }

    private void WakeWriter()
    {
        if (_isWriting || _writes.Count == 0)
            return;
        _isWriting = true;
        _ready.Enqueue(new(Kind.Writer, _now, 0));
    }

    /// <summary>Writes join the transaction until it is full; its processor is idle during the commit.</summary>
    private void WriteNext(int processor)
    {
        if (_batch.Count < QueueModel.MaxBatch && _now - _batchStart < QueueModel.MaxBatchMicros && _writes.TryDequeue(out var write))
        {
            _batch.Add(write);
            _ends[processor] = _now + (write.Micros * QueueModel.PartInTransaction);
            return;
        }
        _commitEnds = _now + _model.CommitMicros;
    }

    private void Commit()
    {
        _commitEnds = double.PositiveInfinity;
        if (_now >= _countedFrom)
        {
            _result.Commits++;
            _result.Committed += _batch.Count;
        }
        foreach (var write in _batch)
            Count(_result.Writes, write);
        _batch.Clear();
        _isWriting = false;
        WakeWriter();
    }

    private void Count(TimeHistogram times, Work answered)
    {
        if (answered.ArrivedAt >= _countedFrom)
            times.Add(_now - answered.ArrivedAt);
    }

    private readonly record struct Work(Kind Kind, double ArrivedAt, double Micros);
}
