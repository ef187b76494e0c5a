namespace Todo.Bench.Queueing;

/// <summary>
/// SplitMix64: fast, the same on every runtime, and independent for adjacent seeds, unlike <see cref="Random"/> with a seed.
/// </summary>
internal sealed class RandomStream(int seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = Mix((ulong)seed + 1);

    /// <summary>At least 0, and less than 1.</summary>
    public double Next() => (Mix(_state += Increment) >> 11) * (1.0 / (1ul << 53));

    public double NextExponential(double mean) => -mean * Math.Log(1 - Next());

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
