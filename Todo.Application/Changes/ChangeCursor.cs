using System.Buffers.Binary;
using Todo.Application.Common;

namespace Todo.Application.Changes;

/// <summary>How far a client has followed the changes of a user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Key">The last change that the client has.</param>
/// <param name="Since">
/// The number of the last change when the client began without anything. It needs no deletions up to it.
/// </param>
/// <param name="IssuedAt">When the client was given the cursor, in whole seconds.</param>
public sealed record ChangeCursor(long UserId, ChangeKey Key, long Since, DateTimeOffset IssuedAt)
{
    private const int Length = 1 + (5 * sizeof(long));

    /// <summary>Where deletions start.</summary>
    public ChangeKey DeletedKey => ChangeKey.EndOf(Since) is var start && start > Key ? start : Key;

    /// <summary>The cursor of a client that has nothing yet.</summary>
    public static ChangeCursor Begin(long userId, long lastNumber, DateTimeOffset now) => new(userId, ChangeKey.Start, lastNumber, now);

    /// <summary>False for a text that is no cursor, or the cursor of another user.</summary>
    public static bool TryParse(string text, long userId, out ChangeCursor cursor)
    {
        cursor = Begin(userId, 0, default);
        Span<byte> bytes = stackalloc byte[Length];
        if (!OpaqueText.TryDecode(text, bytes) || NumberAt(bytes, 0) != userId || bytes[0] > (byte)ThingType.Todo)
            return false;
        cursor = new(
            userId,
            new(NumberAt(bytes, 1), (ThingType)bytes[0], NumberAt(bytes, 2)),
            NumberAt(bytes, 3),
            DateTimeOffset.FromUnixTimeSeconds(NumberAt(bytes, 4) & uint.MaxValue));
        return true;
    }

    /// <summary>The cursor of a client that has followed the changes up to a place.</summary>
    public ChangeCursor MoveTo(ChangeKey key, DateTimeOffset now) => this with { Key = key, IssuedAt = now };

    /// <summary>
    /// Whether deletions after the cursor may be forgotten, or the cursor is ahead of the database, which was restored from a backup then.
    /// </summary>
    public bool HasExpired(long lastNumber, int days, DateTimeOffset now) => Key > ChangeKey.EndOf(lastNumber) || IssuedAt.AddDays(days) < now;

    /// <summary>The opaque text of the cursor.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Key.Type;
        ReadOnlySpan<long> numbers = [UserId, Key.Number, Key.Id, Since, IssuedAt.ToUnixTimeSeconds()];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt64BigEndian(bytes[Offset(i)..], numbers[i]);
        return OpaqueText.Encode(bytes);
    }

    private static int Offset(int index) => 1 + (index * sizeof(long));

    private static long NumberAt(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadInt64BigEndian(bytes[Offset(index)..]);
}
