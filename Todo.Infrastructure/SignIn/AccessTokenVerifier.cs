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

/// <summary>Verifies access tokens by RFC 8725 and RFC 9068. Each is verified once and remembered while it is good.</summary>
internal sealed class AccessTokenVerifier(SigningKeyRing keys, IOptions<JwtOptions> options, TimeProvider clock) : IAccessTokenVerifier
{
    /// <summary>By how much the clocks of the instances may differ.</summary>
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
        // The key may have been taken out since.
        return now < known.ExpiresAt + ClockSkew && known.GoodFrom <= now + ClockSkew && keys.Find(known.KeyId) is not null ? known.Claims : null;
    }

    public AccessTokenClaims? VerifyIgnoringLifetime(string token) => VerifySignature(token)?.Claims;

    /// <summary>All but the lifetime.</summary>
    private VerifiedToken? VerifySignature(string token)
    {
        // Everything that can be refused without cryptography is refused here, by what the key says and not by what the token says.
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
            // The library reads the payload before it verifies the signature: anybody can make it throw anything.
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
        // Against our clock, and again each time the token comes.
        ValidateLifetime = false,
    };

    private static VerifiedToken? ReadClaims(JwtSecurityToken token, string keyId)
    {
        // From the JSON itself: the library gives a number as text, and only text is ours.
        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.RawPayload));
        return token.Payload.Expiration is { } expires and > 0
            && TryReadId(payload.RootElement, JwtRegisteredClaimNames.Sub, out var userId)
            && TryReadId(payload.RootElement, JwtRegisteredClaimNames.Sid, out var sessionId)
                ? new(new(userId, sessionId), Instant(token.Payload.NotBefore ?? 0), Instant(expires), keyId)
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
