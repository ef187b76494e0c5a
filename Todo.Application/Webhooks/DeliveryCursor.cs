using System.Buffers.Binary;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Webhooks;

/// <summary>The opaque text for a position among the deliveries of a webhook: the webhook and the delivery.</summary>
internal static class DeliveryCursor
{
    private const int Length = 1 + sizeof(long) + sizeof(long);

    /// <summary>Tells it from the cursors of other lists.</summary>
    private const byte Kind = (byte)'d';

    public static string Encode(long webhookId, long deliveryId)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], webhookId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + sizeof(long))..], deliveryId);
        return OpaqueText.Encode(bytes);
    }

    /// <summary>False for a text that is no cursor, or one of another webhook.</summary>
    public static bool TryDecode(string text, long webhookId, out long deliveryId)
    {
        deliveryId = 0;
        Span<byte> bytes = stackalloc byte[Length];
        if (!OpaqueText.TryDecode(text, bytes) || bytes[0] != Kind)
            return false;
        deliveryId = BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + sizeof(long))..]);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[1..]) == webhookId && deliveryId is >= 0 and <= SafeInteger.Max;
    }
}
