using System.Text.RegularExpressions;

namespace Todo.Application.Idempotency;

/// <summary>A key that a client chooses for a create request, so that a retry does not create the resource again.</summary>
/// <param name="Value">1 to 255 visible ASCII characters.</param>
/// <param name="RequestHash">SHA-256 of the request's body as a JSON value: equal JSON values have equal hashes.</param>
public sealed partial record IdempotencyKey(string Value, byte[] RequestHash)
{
    /// <summary>The maximum length of a key, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>How long a retry returns the first response.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    [GeneratedRegex("^[!-~]*$")]
    internal static partial Regex VisibleAscii();
}
