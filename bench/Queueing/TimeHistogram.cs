namespace Todo.Bench.Queueing;

/// <summary>Times in microseconds, of which it keeps the sum exactly and the size within 0.8 %.</summary>
internal sealed class TimeHistogram
{
    /// <summary>The leading bits of the mantissa that tell the buckets of a power of two apart.</summary>
    private const int Bits = 7;

    private const int MantissaBits = 52;
    private const int Octaves = 40;

    private static readonly long One = BucketOf(1);

    private readonly long[] _counts = new long[Octaves << Bits];
    private double _sum;

    public long Count { get; private set; }

    public double Mean => _sum / Count;

    public void Add(double micros)
    {
        _counts[Math.Clamp(BucketOf(micros) - One, 0, _counts.Length - 1)]++;
        _sum += micros;
        Count++;
    }

    public void Add(TimeHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        _sum += other._sum;
        Count += other.Count;
    }

    /// <summary>The time that a share of all does not exceed; not a number if there is none.</summary>
    public double Percentile(double share)
    {
        var left = share * Count;
        for (var i = 0; i < _counts.Length; i++)
        {
            if (left <= _counts[i] && _counts[i] > 0)
                return StartOf(i) + ((StartOf(i + 1) - StartOf(i)) * left / _counts[i]);
            left -= _counts[i];
        }
        return double.NaN;
    }

    private static long BucketOf(double micros) => BitConverter.DoubleToInt64Bits(micros) >> (MantissaBits - Bits);

    private static double StartOf(long bucket) => BitConverter.Int64BitsToDouble((bucket + One) << (MantissaBits - Bits));
}
