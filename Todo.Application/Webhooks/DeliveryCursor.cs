using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Todo.Application.Webhooks;

/// <summary>
/// The opaque text for a position among the deliveries of a webhook: the webhook, the delivery and a checksum. A forged one opens
/// nothing; the checksum catches what is no cursor at all.
/// </summary>
internal static class DeliveryCursor
{
    private const int PayloadLength = sizeof(long) + sizeof(long);
    private const int ChecksumLength = 8;
    private const int Length = PayloadLength + ChecksumLength;

    /// <summary>All ids are below.</summary>
    private const long End = 1L << 53;

    private static ReadOnlySpan<byte> Kind => "deliveries"u8;

    public static string Encode(long webhookId, long deliveryId)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, webhookId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], deliveryId);
        WriteChecksum(bytes[..PayloadLength], bytes[PayloadLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for a text that is no cursor, or one of another webhook.</summary>
    public static bool TryDecode(string text, long webhookId, out long deliveryId)
    {
        deliveryId = 0;
        // 24 bytes are exactly 32 characters: every character counts, none is padding.
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != Length / 3 * 4
            || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length)
        {
            return false;
        }
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        WriteChecksum(bytes[..PayloadLength], checksum);
        deliveryId = BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]);
        return checksum.SequenceEqual(bytes[PayloadLength..])
            && BinaryPrimitives.ReadInt64BigEndian(bytes) == webhookId
            && deliveryId is >= 0 and < End;
    }

    private static void WriteChecksum(ReadOnlySpan<byte> payload, Span<byte> checksum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. Kind, .. payload], hash);
        hash[..ChecksumLength].CopyTo(checksum);
    }
}
