using Microsoft.Extensions.Logging;
using Todo.Application.SingleSignOn;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>A key, or, as long as none is known, the time to wait.</summary>
internal readonly record struct KeyLookup(ProviderKey? Key, TimeSpan? RetryAfter);

/// <summary>The cached keys of a provider (docs/decisions/0022). They are used for as long as the provider cannot be reached.</summary>
internal sealed partial class ProviderKeys(SignInProvider provider, ProviderDocuments documents, TimeProvider clock, ILogger<ProviderKeys> logger)
{
    /// <summary>The minimum time between two fetches that tokens cause: anyone can make up key ids.</summary>
    private static readonly TimeSpan FetchInterval = TimeSpan.FromSeconds(10);

    /// <summary>The age from which keys are fetched again, so that removed ones stop being accepted.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private IReadOnlyDictionary<string, ProviderKey>? _keys;
    private DateTimeOffset _fetchedAt;
    private DateTimeOffset? _lastDemand;
    private Task _fetch = Task.CompletedTask;

    /// <summary>Returns the key. If it is unknown, fetches the keys, unless another token has caused that in the last 10 seconds.</summary>
    public async ValueTask<KeyLookup> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (Find(keyId) is { } known)
            return new(known, null);
        await FetchOnDemandAsync(keyId).WaitAsync(cancellationToken);
        return Volatile.Read(ref _keys) is null ? new(null, WaitTime()) : new(Find(keyId), null);
    }

    /// <summary>Fetches the keys again if they are old.</summary>
    public Task RefreshAsync()
    {
        lock (_gate)
        {
            if (_fetch.IsCompleted && (_keys is null || (clock.GetUtcNow() - _fetchedAt).Duration() >= MaxAge))
                _fetch = Task.Run(FetchAsync);
            return _fetch;
        }
    }

    private ProviderKey? Find(string keyId) => Volatile.Read(ref _keys)?.GetValueOrDefault(keyId);

    /// <summary>Of concurrent requests, all wait for the same fetch.</summary>
    private Task FetchOnDemandAsync(string keyId)
    {
        lock (_gate)
        {
            // A fetch may have ended since the caller looked.
            if (!_fetch.IsCompleted || Find(keyId) is not null || WaitTime() > TimeSpan.Zero)
                return _fetch;
            _lastDemand = clock.GetUtcNow();
            _fetch = Task.Run(FetchAsync);
            return _fetch;
        }
    }

    /// <summary>The time until the next token may cause a fetch. A clock that was set back does not prolong it.</summary>
    private TimeSpan WaitTime()
    {
        lock (_gate)
        {
            return _lastDemand is { } last && (clock.GetUtcNow() - last).Duration() is var since && since < FetchInterval
                ? FetchInterval - since
                : TimeSpan.Zero;
        }
    }

    /// <summary>Does not end with the request that causes it, because others wait for it too.</summary>
    private async Task FetchAsync()
    {
        try
        {
            var keys = await documents.FetchKeysAsync(provider.Issuer);
            lock (_gate)
            {
                // The first fetch is not caused by an unknown key, so that it does not delay the fetch after a rotation.
                if (_keys is null)
                    _lastDemand = null;
                _fetchedAt = clock.GetUtcNow();
                Volatile.Write(ref _keys, keys);
            }
            LogFetched(logger, keys.Count, provider.Name);
        }
        catch (Exception exception)
        {
            // The library throws many kinds for a document that is not what it should be.
            LogNotFetched(logger, provider.Name, exception);
        }
    }

    [LoggerMessage(1620, LogLevel.Information, "Fetched {Count} keys of the sign-in provider {Provider}")]
    private static partial void LogFetched(ILogger logger, int count, string provider);

    [LoggerMessage(1621, LogLevel.Warning, "The keys of the sign-in provider {Provider} cannot be fetched; those that were fetched before stay in use")]
    private static partial void LogNotFetched(ILogger logger, string provider, Exception exception);
}
