using System.Buffers.Text;
using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Todo.Application.SignIn;
using Todo.Domain;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.SignIn;

/// <summary>Verifies access tokens according to RFC 8725 and RFC 9068, and caches verified tokens.</summary>
internal sealed class AccessTokenVerifier(SigningKeyRing keys, IOptions<JwtOptions> options, TimeProvider clock) : IAccessTokenVerifier
{
    /// <summary>The tolerated difference between the clocks of the instances.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly VerifiedTokens _verified = new();

    public AccessTokenClaims? Verify(string token)
    {
        var now = clock.Now();
        if (!_verified.TryGet(token, out var known))
        {
            if (VerifySignature(token) is not { } fresh)
                return null;
            known = fresh;
            _verified.Add(token, known);
        }
        // The key may have been removed since the token was cached.
        return now < known.Claims.ExpiresAt + ClockSkew && known.GoodFrom <= now + ClockSkew && keys.Find(known.KeyId) is not null ? known.Claims : null;
    }

    public AccessTokenClaims? VerifyIgnoringLifetime(string token) => VerifySignature(token)?.Claims;

    /// <summary>Verifies everything except the lifetime.</summary>
    private VerifiedToken? VerifySignature(string token)
    {
        // Reject what can be rejected without cryptography. The algorithm is the key's; the token does not choose it.
        if (TokenHeader.Read(token) is not { } header
            || keys.Find(header.KeyId) is not { } key
            || header.Algorithm != key.Algorithm)
        {
            return null;
        }

        try
        {
            _handler.ValidateToken(token, ParametersFor(key), out var validated);
            return ReadClaims((JwtSecurityToken)validated, key.Id);
        }
        catch (Exception)
        {
            // The library parses the payload before it verifies the signature, so a forged token can make it throw anything.
            return null;
        }
    }

    private TokenValidationParameters ParametersFor(SigningKey key) => new()
    {
        ValidIssuer = keys.Issuer,
        ValidAudience = options.Value.Audience,
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = [key.Algorithm],
        ValidTypes = [AccessTokenIssuer.TokenType],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        // Verify checks the lifetime on every request, against our clock.
        ValidateLifetime = false,
    };

    private static VerifiedToken? ReadClaims(JwtSecurityToken token, string keyId)
    {
        // Read the JSON itself: the library returns a number as a string, and our tokens have only strings.
        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.RawPayload));
        return token.Payload.Expiration is { } expires and > 0
            && TryReadId(payload.RootElement, JwtRegisteredClaimNames.Sub, out var userId)
            && TryReadId(payload.RootElement, JwtRegisteredClaimNames.Sid, out var sessionId)
                ? new(new(userId, sessionId, Instant(expires)), Instant(token.Payload.NotBefore ?? 0), keyId)
                : null;
    }

    private static DateTimeOffset Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static bool TryReadId(JsonElement payload, string claim, out long id)
    {
        id = 0;
        return payload.TryGetProperty(claim, out var value)
            && value.ValueKind == JsonValueKind.String
            && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
