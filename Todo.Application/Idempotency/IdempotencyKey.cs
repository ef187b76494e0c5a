using System.Text.RegularExpressions;

namespace Todo.Application.Idempotency;

/// <summary>The name that a client gives to one creation, so that a repeat makes nothing a second time.</summary>
/// <param name="Value">1 to 255 visible ASCII characters.</param>
/// <param name="RequestHash">SHA-256 of the request's body as a JSON value: the same for bodies that are equal.</param>
public sealed partial record IdempotencyKey(string Value, byte[] RequestHash)
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = 255;

    /// <summary>How long a repeat gets the first answer again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    [GeneratedRegex("^[!-~]*$")]
    internal static partial Regex VisibleAscii();
}
