using System.Collections.Frozen;

namespace Todo.Infrastructure.Keys;

/// <summary>A key, and the time from which it may sign.</summary>
internal sealed record LoadedKey(SigningKey Key, DateTimeOffset SignsFrom);

/// <summary>The loaded keys, ordered by file name.</summary>
internal sealed class SigningKeySet(IReadOnlyList<LoadedKey> all)
{
    public IReadOnlyList<LoadedKey> All { get; } = all;

    /// <summary>The distinct keys: several files may contain the same key.</summary>
    public FrozenDictionary<string, SigningKey> ById { get; } =
        all.DistinctBy(entry => entry.Key.Id).ToFrozenDictionary(entry => entry.Key.Id, entry => entry.Key);

    /// <summary>Returns the last key that may sign; if all are too new, the last key.</summary>
    public SigningKey SignerAt(DateTimeOffset now) => (All.LastOrDefault(entry => entry.SignsFrom <= now) ?? All[^1]).Key;
}
