using System.Buffers.Text;
using System.Security.Cryptography;

namespace Todo.Application.Common;

/// <summary>
/// The text of a cursor: bytes with a checksum, in base64url. A cursor contains only a position in the caller's own data, so a forged one
/// opens nothing; the checksum catches what is no cursor at all.
/// </summary>
internal static class OpaqueText
{
    private const int ChecksumLength = 7;

    /// <param name="payload">Its length and that of the checksum are together a multiple of three: every character counts, none is padding.</param>
    public static string Encode(ReadOnlySpan<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[payload.Length + ChecksumLength];
        payload.CopyTo(bytes);
        WriteChecksum(payload, bytes[payload.Length..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Decodes a payload of a known length; false for any other text.</summary>
    public static bool TryDecode(string text, Span<byte> payload)
    {
        Span<byte> bytes = stackalloc byte[payload.Length + ChecksumLength];
        if (text.Length != bytes.Length / 3 * 4)
            return false;
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != bytes.Length)
            return false;

        Span<byte> checksum = stackalloc byte[ChecksumLength];
        bytes[..payload.Length].CopyTo(payload);
        WriteChecksum(payload, checksum);
        return checksum.SequenceEqual(bytes[payload.Length..]);
    }

    private static void WriteChecksum(ReadOnlySpan<byte> payload, Span<byte> checksum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload, hash);
        hash[..ChecksumLength].CopyTo(checksum);
    }
}
