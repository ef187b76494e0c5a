using System.Text.Json;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>The members of an ID token's header that decide whether the token is verified at all.</summary>
internal sealed record IdTokenHeader(string Algorithm, string KeyId)
{
    /// <summary>Members by which a token would bring along the key to verify it with (RFC 8725, section 3.10).</summary>
    private static readonly string[] Keys = ["jwk", "jku", "x5c", "x5u"];

    /// <summary>
    /// Returns null if the token has another type, such as an access token's or a logout token's, requires an extension (<c>crit</c>, RFC 7515,
    /// section 4.1.11), or brings along a key.
    /// </summary>
    public static IdTokenHeader? Of(JsonElement header) =>
        IsIdToken(header)
        && !header.TryGetProperty("crit", out _)
        && !Keys.Any(key => header.TryGetProperty(key, out _))
        && header.TextOf("alg") is { } algorithm
        && header.TextOf("kid") is { } keyId
            ? new(algorithm, keyId)
            : null;

    /// <summary>The type may be omitted, and is case-insensitive (RFC 7519, section 5.1).</summary>
    private static bool IsIdToken(JsonElement header) =>
        !header.TryGetProperty("typ", out _) || string.Equals(header.TextOf("typ"), "JWT", StringComparison.OrdinalIgnoreCase);
}
