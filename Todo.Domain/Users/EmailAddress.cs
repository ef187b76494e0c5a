using System.Globalization;
using System.Text;

namespace Todo.Domain.Users;

/// <summary>Rules of email addresses: surrounding white space and case are not significant.</summary>
public static class EmailAddress
{
    /// <summary>The longest address accepted, in UTF-16 units, white space around it not counted.</summary>
    public const int MaxLength = 200;

    private const int MaxLocalPartLength = 64;

    /// <summary>The form in which two addresses are compared: trimmed, NFC, invariant upper case.</summary>
    public static string Normalize(string address) => Canonical(address).ToUpperInvariant();

    /// <summary>
    /// Whether two addresses differ in nothing but the case of ASCII letters. This is stricter than <see cref="Normalize"/>, which makes some
    /// different mailboxes equal: NFC turns the Kelvin sign into a K.
    /// </summary>
    public static bool IsSameMailbox(string one, string other)
    {
        var (first, second) = (Trim(one), Trim(other));
        return first.Length == second.Length && first.Zip(second).All(pair => AsciiLower(pair.First) == AsciiLower(pair.Second));
    }

    /// <summary>The form in which an address is stored: without surrounding white space.</summary>
    public static string Trim(string address) => address.Trim();

    /// <summary>Whether the text has the form of an email address.</summary>
    public static bool IsPlausible(string address)
    {
        var trimmed = Trim(address);
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= MaxLocalPartLength
            && trimmed.Length <= MaxLength
            && CanNormalize(trimmed)
            && !trimmed.Any(IsForbidden)
            && IsDotAtom(trimmed.AsSpan(0, at))
            && IsHost(trimmed.AsSpan(at + 1));
    }

    private static char AsciiLower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

    private static string Canonical(string address)
    {
        var trimmed = Trim(address);
        return CanNormalize(trimmed) ? trimmed.Normalize(NormalizationForm.FormC) : trimmed;
    }

    /// <summary>
    /// <see cref="string.Normalize(NormalizationForm)"/> throws on text that is not well formed and on U+FFFE. An address with either is refused,
    /// so what it compares as does not matter.
    /// </summary>
    private static bool CanNormalize(string address) => Text.IsWellFormed(address) && !address.Contains('\uFFFE', StringComparison.Ordinal);

    private static bool IsForbidden(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || "()<>[]:;,\\\"".Contains(c, StringComparison.Ordinal)
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsDotAtom(ReadOnlySpan<char> part) =>
        part.Length > 0 && part[0] != '.' && part[^1] != '.' && !part.Contains("..", StringComparison.Ordinal);

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (!IsDotAtom(host))
            return false;
        foreach (var label in host.Split('.'))
        {
            var text = host[label];
            if (text.Length > 63 || text[0] == '-' || text[^1] == '-')
                return false;
            foreach (var c in text)
            {
                // International names (RFC 6531) may have any character beyond ASCII that was not forbidden above.
                if (!char.IsAsciiLetterOrDigit(c) && c != '-' && char.IsAscii(c))
                    return false;
            }
        }
        return true;
    }
}
