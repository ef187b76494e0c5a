namespace Todo.Domain;

/// <summary>
/// The positions of things that a user orders: integers below 2^53 with gaps, so that a move changes one thing. A new position at the end
/// comes from the user's change number, which no earlier position exceeds.
/// </summary>
public static class Ordering
{
    /// <summary>The distance between two positions at the end: 20 moves halve it to nothing.</summary>
    public const long Gap = 1L << 20;

    /// <summary>The position of something that is placed at the end when it is saved.</summary>
    public const long Unplaced = 0;

    /// <summary>The position after all others, in the transaction with this change number.</summary>
    public static long Last(long changeSeq) => changeSeq * Gap;

    /// <summary>A position between two others; null if there is none.</summary>
    public static long? Between(long before, long after) => after - before >= 2 ? before + ((after - before) / 2) : null;

    /// <summary>Whether so many positions fit between two others, with gaps that allow several moves.</summary>
    public static bool HasRoom(long before, long after, int count) => (after - before) / (count + 1) >= 1 << 4;

    /// <summary>The position with this index of so many that are spread evenly between two others.</summary>
    public static long Spread(long before, long after, int index, int count) => before + ((after - before) / (count + 1) * (index + 1));
}
