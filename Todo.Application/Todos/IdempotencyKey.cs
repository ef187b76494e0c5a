using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Todo.Application.Todos;

/// <summary>The name that a client gives to one creation, so that a repeat makes no second todo.</summary>
/// <param name="Value">1 to 255 visible ASCII characters.</param>
/// <param name="RequestHash">SHA-256 of what is to be created.</param>
public sealed partial record IdempotencyKey(string Value, byte[] RequestHash)
{
    public const int MaxLength = 255;

    /// <summary>How long a repeat gets the first answer again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    internal static IdempotencyKey For(string value, string content, bool isDone) =>
        new(value, SHA256.HashData(Encoding.UTF8.GetBytes((isDone ? "1" : "0") + content)));

    [GeneratedRegex("^[!-~]*$")]
    internal static partial Regex VisibleAscii();
}
