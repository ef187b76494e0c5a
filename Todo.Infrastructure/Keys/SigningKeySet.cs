using System.Collections.Frozen;

namespace Todo.Infrastructure.Keys;

/// <summary>A key and when it may sign.</summary>
internal sealed record LoadedKey(SigningKey Key, DateTimeOffset SignsFrom);

/// <summary>Keys in the order of their files' names.</summary>
internal sealed class SigningKeySet(IReadOnlyList<LoadedKey> all)
{
    public IReadOnlyList<LoadedKey> All { get; } = all;

    /// <summary>Each key once, be it in several files.</summary>
    public FrozenDictionary<string, SigningKey> ById { get; } =
        all.DistinctBy(entry => entry.Key.Id).ToFrozenDictionary(entry => entry.Key.Id, entry => entry.Key);

    /// <summary>The last key that may sign; when all are too new, there is no better than the last.</summary>
    public SigningKey SignerAt(DateTimeOffset now) => (All.LastOrDefault(entry => entry.SignsFrom <= now) ?? All[^1]).Key;
}
