using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Todo.Application.SignIn;

namespace Todo.Infrastructure.SignIn;

/// <summary>A token whose signature, issuer and audience are valid.</summary>
internal sealed record VerifiedToken(AccessTokenClaims Claims, DateTimeOffset GoodFrom, string KeyId);

/// <summary>
/// Caches verified tokens, because verifying a signature costs more than the rest of a request. Bounded: when the young
/// generation is full, it replaces the old generation.
/// </summary>
internal sealed class VerifiedTokens
{
    private const int GenerationSize = 16_384;

    private ConcurrentDictionary<string, VerifiedToken> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, VerifiedToken> _old = new(StringComparer.Ordinal);
    private int _youngCount;

    public bool TryGet(string token, [NotNullWhen(true)] out VerifiedToken? verified)
    {
        if (_young.TryGetValue(token, out verified))
            return true;
        if (!_old.TryGetValue(token, out verified))
            return false;
        Add(token, verified);
        return true;
    }

    public void Add(string token, VerifiedToken verified)
    {
        if (!_young.TryAdd(token, verified) || Interlocked.Increment(ref _youngCount) != GenerationSize)
            return;
        _old = _young;
        _young = new(StringComparer.Ordinal);
        _youngCount = 0;
    }
}
