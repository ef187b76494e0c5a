using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Todo.Application.SingleSignOn;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>A provider with its keys.</summary>
internal sealed record KnownProvider(SignInProvider Settings, ProviderKeys Keys);

/// <summary>The configured providers.</summary>
internal sealed class ProviderDirectory(
    IOptions<SingleSignOnOptions> options, ProviderDocuments documents, TimeProvider clock, ILogger<ProviderKeys> logger)
{
    private readonly FrozenDictionary<string, KnownProvider[]> _byIssuer = options.Value.Providers
        .GroupBy(provider => provider.Issuer, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => WithKeys([.. group], documents, clock, logger), StringComparer.Ordinal);

    /// <summary>The keys of each issuer.</summary>
    public IEnumerable<ProviderKeys> Keys => _byIssuer.Values.Select(providers => providers[0].Keys);

    /// <summary>Returns the provider of this issuer for whose client the token is; if it is for none, the first; null if the issuer is unknown.</summary>
    public KnownProvider? Find(string issuer, Func<SignInProvider, bool> isFor) => _byIssuer.TryGetValue(issuer, out var providers)
        ? providers.FirstOrDefault(provider => isFor(provider.Settings)) ?? providers[0]
        : null;

    /// <summary>The clients of one issuer share its keys.</summary>
    private static KnownProvider[] WithKeys(SignInProvider[] providers, ProviderDocuments documents, TimeProvider clock, ILogger<ProviderKeys> logger)
    {
        var keys = new ProviderKeys(providers[0], documents, clock, logger);
        return [.. providers.Select(provider => new KnownProvider(provider, keys))];
    }
}
