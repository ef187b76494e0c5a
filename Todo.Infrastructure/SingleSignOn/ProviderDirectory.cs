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
    private readonly FrozenDictionary<string, KnownProvider> _byIssuer = options.Value.Providers.ToFrozenDictionary(
        provider => provider.Issuer, provider => new KnownProvider(provider, new(provider, documents, clock, logger)), StringComparer.Ordinal);

    public IEnumerable<KnownProvider> All => _byIssuer.Values;

    public KnownProvider? Find(string issuer) => _byIssuer.GetValueOrDefault(issuer);
}
