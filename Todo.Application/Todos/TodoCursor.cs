using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Todo.Domain;

namespace Todo.Application.Todos;

/// <summary>
/// The opaque text for a position in a sorted list: the sort, the position and a checksum. It contains only a
/// position in the caller's own list, so a forged one opens nothing; the checksum catches what is no cursor at all.
/// </summary>
internal static class TodoCursor
{
    private const int PayloadLength = 1 + sizeof(long) + sizeof(long);
    private const int ChecksumLength = 7;
    private const int Length = PayloadLength + ChecksumLength;

    /// <summary>Encodes a missing sort key.</summary>
    private const long NoKey = -1;

    public static string Encode(TodoSort sort, TodoPosition position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Code(sort);
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], position.Key ?? NoKey);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + sizeof(long))..], position.Id);
        WriteChecksum(bytes[..PayloadLength], bytes[PayloadLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for a text that is no cursor, or one of another sort.</summary>
    public static bool TryDecode(string text, TodoSort sort, out TodoPosition position)
    {
        position = default;
        // 24 bytes are exactly 32 characters: every character counts, none is padding.
        if (text.Length != Length / 3 * 4)
            return false;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length)
            return false;

        Span<byte> checksum = stackalloc byte[ChecksumLength];
        WriteChecksum(bytes[..PayloadLength], checksum);
        if (!checksum.SequenceEqual(bytes[PayloadLength..]) || bytes[0] != Code(sort))
            return false;
        var key = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        position = new(key == NoKey && sort.IsNullable ? null : key, BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + sizeof(long))..]));
        // A forged one may be far outside of what ids and instants can be.
        return position is { Key: null or (>= 0 and <= SafeInteger.Max), Id: >= 0 and <= SafeInteger.Max };
    }

    private static byte Code(TodoSort sort) => (byte)(((int)sort.Key << 1) | (sort.Descending ? 1 : 0));

    private static void WriteChecksum(ReadOnlySpan<byte> payload, Span<byte> checksum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload, hash);
        hash[..ChecksumLength].CopyTo(checksum);
    }
}
