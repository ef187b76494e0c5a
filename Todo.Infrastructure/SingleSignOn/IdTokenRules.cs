using System.Text.Json;
using Todo.Application.SingleSignOn;
using Todo.Domain.SingleSignOn;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>The rules that the claims of an ID token must meet (OpenID Connect Core 1.0, section 3.1.3.7).</summary>
internal static class IdTokenRules
{
    private const int MaxNonceLength = 512;

    /// <summary>The latest second that an instant can have: 9999-12-31T23:59:59Z.</summary>
    private const double MaxSeconds = 253_402_300_799;

    /// <summary>How old an ID token may be.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    /// <summary>The tolerated difference between the provider's clock and ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>Returns the claims, or the rule that they break. The issuer is that of the provider.</summary>
    public static IdTokenClaims? Check(JsonElement payload, SignInProvider provider, DateTimeOffset now, out AssertionFault fault)
    {
        fault = AssertionFault.Audience;
        if (!IsFor(payload, provider.ClientId))
            return null;
        fault = AssertionFault.Time;
        if (!IsTimely(payload, now))
            return null;
        fault = AssertionFault.Nonce;
        if (payload.TextOf("nonce") is not { Length: <= MaxNonceLength } nonce || string.IsNullOrWhiteSpace(nonce))
            return null;
        fault = AssertionFault.Subject;
        if (payload.TextOf("sub") is not { } subject || !IsSubject(subject))
            return null;
        var isVerified = payload.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True;
        return new(provider.Name, provider.Issuer, subject, nonce, payload.TextOf("email"), isVerified, payload.TextOf("name"));
    }

    /// <summary>One of several audiences could pass the token on, so it must say that it was issued to this client.</summary>
    public static bool IsFor(JsonElement payload, string clientId)
    {
        if (!payload.TryGetProperty("aud", out var audience))
            return false;
        var audiences = audience.ValueKind == JsonValueKind.Array ? [.. audience.EnumerateArray()] : (JsonElement[])[audience];
        if (!audiences.All(one => one.ValueKind == JsonValueKind.String) || !audiences.Any(one => one.Text() == clientId))
            return false;
        return payload.TryGetProperty("azp", out _) ? payload.TextOf("azp") == clientId : audiences.Length == 1;
    }

    private static bool IsTimely(JsonElement payload, DateTimeOffset now) =>
        TryInstant(payload, "exp", out var expires)
        && now - ClockSkew < expires
        && TryInstant(payload, "iat", out var issued)
        && issued <= now + ClockSkew
        && now - issued <= MaxAge
        && (!payload.TryGetProperty("nbf", out _) || (TryInstant(payload, "nbf", out var goodFrom) && goodFrom <= now + ClockSkew));

    private static bool TryInstant(JsonElement payload, string claim, out DateTimeOffset instant)
    {
        instant = default;
        // A NumericDate may have a fraction (RFC 7519, section 2).
        if (!payload.TryGetProperty(claim, out var value)
            || value.ValueKind != JsonValueKind.Number
            || !value.TryGetDouble(out var seconds)
            || seconds is not (> 0 and <= MaxSeconds))
        {
            return false;
        }
        instant = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        return true;
    }

    /// <summary>SQL Server ignores spaces at the end when it compares.</summary>
    private static bool IsSubject(string subject) =>
        subject.Length is > 0 and <= ExternalIdentity.MaxSubjectLength && subject.All(c => c is >= ' ' and < '\x7f') && subject[^1] != ' ';
}
