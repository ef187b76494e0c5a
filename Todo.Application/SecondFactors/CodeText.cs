using System.Security.Cryptography;
using System.Text;
using Todo.Domain.SecondFactors;

namespace Todo.Application.SecondFactors;

/// <summary>Codes as people type them: white space, dashes and letter case do not count.</summary>
internal static class CodeText
{
    /// <summary>The maximum length of a code, in UTF-16 units; people add spaces.</summary>
    public const int MaxLength = 100;

    /// <summary>How many recovery codes a user has.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>
    /// 120 random bits, which fill 24 characters. From 112 bits on, a fast hash protects them like a slow one (OWASP ASVS 5.0, 6.5.2).
    /// </summary>
    private const int RecoveryCodeBytes = 15;

    /// <summary>Characters, without dashes: each has 5 bits.</summary>
    private const int RecoveryCodeLength = RecoveryCodeBytes * 8 / 5;

    private const int GroupLength = 4;

    public static IReadOnlyList<string> CreateRecoveryCodes() => [.. Enumerable.Range(0, RecoveryCodes).Select(_ => CreateRecoveryCode())];

    /// <summary>The digits of a code of the app; null if the text is none.</summary>
    public static string? AsCode(string text) =>
        Compact(text) is { Length: Totp.Digits } code && code.All(char.IsAsciiDigit) ? code : null;

    /// <summary>Whether the text has the form of a code of the app or a recovery code.</summary>
    public static bool IsCodeOrRecoveryCode(string text) => AsCode(text) is not null || Compact(text).Length == RecoveryCodeLength;

    /// <summary>The SHA-256 hash of a recovery code.</summary>
    public static byte[] HashOf(string recoveryCode) => SHA256.HashData(Encoding.UTF8.GetBytes(Compact(recoveryCode)));

    private static string CreateRecoveryCode()
    {
        var text = Base32.Encode(RandomNumberGenerator.GetBytes(RecoveryCodeBytes));
        return string.Join('-', text.Chunk(GroupLength).Select(group => new string(group)));
    }

    private static string Compact(string text) =>
        string.Concat(text.Where(character => character != '-' && !char.IsWhiteSpace(character))).ToUpperInvariant();
}
