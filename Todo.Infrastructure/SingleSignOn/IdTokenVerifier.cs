using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;
using Todo.Application.SingleSignOn;
using Todo.Domain;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>Verifies ID tokens according to OpenID Connect Core 1.0, section 3.1.3.7, and RFC 8725: the cheap checks first, then key and signature.</summary>
internal sealed class IdTokenVerifier(ProviderDirectory providers, TimeProvider clock) : IIdTokenVerifier
{
    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };

    public async Task<IdTokenVerification> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        using var read = IdToken.Read(token);
        return read is null ? Refuse(null, AssertionFault.Malformed) : await VerifyAsync(token, read, cancellationToken);
    }

    private async Task<IdTokenVerification> VerifyAsync(string token, IdToken read, CancellationToken cancellationToken)
    {
        // Unverified so far: it only chooses the keys that must verify it.
        if (read.Payload.TextOf("iss") is not { } issuer
            || providers.Find(issuer, client => IdTokenRules.IsFor(read.Payload, client.ClientId)) is not { } provider)
        {
            return Refuse(null, AssertionFault.UnknownProvider);
        }
        if (IdTokenRules.Check(read.Payload, provider.Settings, clock.Now(), out var fault) is not { } claims)
            return Refuse(provider, fault);
        var found = await provider.Keys.FindAsync(read.Header.KeyId, cancellationToken);
        if (found.RetryAfter is not null)
            return new(provider.Settings.Name, null, null, found.RetryAfter);
        // The key decides which algorithms are possible; the token does not.
        if (found.Key is not { } key || !key.Algorithms.Contains(read.Header.Algorithm))
            return Refuse(provider, AssertionFault.Key);
        return IsSigned(token, read.Header.Algorithm, key.Key, provider.Settings)
            ? new(provider.Settings.Name, claims, null, null)
            : Refuse(provider, AssertionFault.Signature);
    }

    private bool IsSigned(string token, string algorithm, SecurityKey key, SignInProvider provider)
    {
        try
        {
            _handler.ValidateToken(token, ParametersFor(algorithm, key, provider), out _);
            return true;
        }
        catch (Exception)
        {
            // The library parses the payload before it verifies the signature, so a forged token can make it throw anything.
            return false;
        }
    }

    private static TokenValidationParameters ParametersFor(string algorithm, SecurityKey key, SignInProvider provider) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = provider.ClientId,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = [algorithm],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        // Already checked, against our clock.
        ValidateLifetime = false,
    };

    private static IdTokenVerification Refuse(KnownProvider? provider, AssertionFault fault) => new(provider?.Settings.Name, null, fault, null);
}
