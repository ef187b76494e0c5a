using System.Buffers.Text;
using System.Text.Json;

namespace Todo.Infrastructure.SignIn;

/// <summary>The members of a token's header that decide whether the token is verified at all.</summary>
internal sealed record TokenHeader(string Algorithm, string KeyId)
{
    private const int MaxTokenLength = 8 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>
    /// Returns null if the token is larger than 8 KiB, does not have the three parts of a signed JWT (an encrypted one has five), has
    /// a type other than at+jwt, or requires an extension (<c>crit</c>, RFC 7515, section 4.1.11).
    /// </summary>
    public static TokenHeader? Read(string token)
    {
        if (token.Length > MaxTokenLength || token.AsSpan().Count('.') != 2)
            return null;
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(0, token.IndexOf('.', StringComparison.Ordinal))), Strict);
            var root = header.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && Text(root, "typ") is { } type && IsAccessToken(type)
                && !root.TryGetProperty("crit", out _)
                && Text(root, "alg") is { } algorithm
                && Text(root, "kid") is { } keyId
                ? new(algorithm, keyId)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Media types are case-insensitive (RFC 9068, section 4).</summary>
    private static bool IsAccessToken(string type) => type.Equals(AccessTokenIssuer.TokenType, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement header, string name) =>
        header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
