using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Todo.Application.PersonalTokens;

/// <summary>
/// A personal token as its owner holds it: a prefix, 30 random characters (178 bits), and a checksum of both, by which secret scanners
/// recognize it and a typo is refused without asking the database. Only its SHA-256 hash is stored.
/// </summary>
internal static class PersonalTokenText
{
    public const string Prefix = "todo_pat_";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const int RandomLength = 30;
    private const int ChecksumLength = 6;

    private static readonly SearchValues<char> DigitSet = SearchValues.Create(Digits);
    private static readonly int Length = Prefix.Length + RandomLength + ChecksumLength;

    public static string Create() => WithChecksum(Prefix + RandomNumberGenerator.GetString(Digits, RandomLength));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>Returns whether the text can be a token.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(DigitSet) < 0
        && text == WithChecksum(text[..^ChecksumLength]);

    internal static string WithChecksum(string text)
    {
        Span<char> checksum = stackalloc char[ChecksumLength];
        var rest = Crc32(text);
        for (var i = ChecksumLength - 1; i >= 0; i--)
        {
            checksum[i] = Digits[(int)(rest % (uint)Digits.Length)];
            rest /= (uint)Digits.Length;
        }
        return string.Concat(text, checksum);
    }

    /// <summary>CRC-32 as in IEEE 802.3, of ASCII characters. It tells typos from tokens, and protects nothing.</summary>
    private static uint Crc32(string text)
    {
        const uint Polynomial = 0xEDB88320;
        var crc = uint.MaxValue;
        foreach (var character in text)
        {
            crc ^= character;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
        }
        return ~crc;
    }
}
