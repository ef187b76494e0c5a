using System.Buffers.Binary;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Todos;

/// <summary>The opaque text for a position in a sorted list of todos: the sort and the position.</summary>
internal static class TodoCursor
{
    private const int Length = 1 + sizeof(long) + sizeof(long);

    /// <summary>Encodes a missing sort key.</summary>
    private const long NoKey = -1;

    public static string Encode(TodoSort sort, TodoPosition position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Code(sort);
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], position.Key ?? NoKey);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + sizeof(long))..], position.Id);
        return OpaqueText.Encode(bytes);
    }

    /// <summary>False for a text that is no cursor, or one of another sort.</summary>
    public static bool TryDecode(string text, TodoSort sort, out TodoPosition position)
    {
        position = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (!OpaqueText.TryDecode(text, bytes) || bytes[0] != Code(sort))
            return false;
        var key = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        position = new(key == NoKey && sort.IsNullable ? null : key, BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + sizeof(long))..]));
        // A forged one may be far outside of what ids and instants can be.
        return position is { Key: null or (>= 0 and <= SafeInteger.Max), Id: >= 0 and <= SafeInteger.Max };
    }

    private static byte Code(TodoSort sort) => (byte)(((int)sort.Key << 1) | (sort.Descending ? 1 : 0));
}
