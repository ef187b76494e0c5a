using System.Buffers.Text;
using System.Text.Json;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>The parts of a token, read before anything is verified.</summary>
internal sealed class IdToken : IDisposable
{
    /// <summary>Larger than that of our own tokens: providers list the groups of the user.</summary>
    private const int MaxLength = 16 * 1024;

    /// <summary>No depth that a claim needs is exceeded.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly JsonDocument _payload;

    private IdToken(IdTokenHeader header, JsonDocument payload)
    {
        Header = header;
        _payload = payload;
    }

    public IdTokenHeader Header { get; }

    public JsonElement Payload => _payload.RootElement;

    /// <summary>
    /// Returns null if the token is larger than 16 KiB, does not have the three parts of a signed JWT (an encrypted one has five), or if header
    /// or payload is not a JSON object without duplicate members.
    /// </summary>
    public static IdToken? Read(string token)
    {
        if (token.Length > MaxLength || token.AsSpan().Count('.') != 2)
            return null;
        var parts = token.Split('.');
        JsonDocument? claims = null;
        try
        {
            using var head = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]), Strict);
            claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]), Strict);
            if (HasNames(head.RootElement) && HasNames(claims.RootElement) && IdTokenHeader.Of(head.RootElement) is { } read)
                return new(read, claims);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            // It is not JSON, or a name is not well formed.
        }
        claims?.Dispose();
        return null;
    }

    public void Dispose() => _payload.Dispose();

    /// <summary>Returns whether it is an object all of whose names can be read: the search for one fails otherwise.</summary>
    private static bool HasNames(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().All(member => member.Name is not null);
}
