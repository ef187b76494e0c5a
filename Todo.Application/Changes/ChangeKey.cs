namespace Todo.Application.Changes;

/// <summary>A place in the order of a user's changes: by number, then lists before todos, then by id.</summary>
/// <param name="Number">The number of the transaction among the changes of the user.</param>
/// <param name="Type">The type of the thing.</param>
/// <param name="Id">The id of the thing.</param>
public readonly record struct ChangeKey(long Number, ThingType Type, long Id) : IComparable<ChangeKey>
{
    /// <summary>Before everything.</summary>
    public static ChangeKey Start => new(-1, ThingType.None, 0);

    /// <summary>After everything that a transaction and those before it have changed.</summary>
    public static ChangeKey EndOf(long number) => new(number + 1, ThingType.None, 0);

    /// <summary>The last transaction whose changes are all before this place.</summary>
    public long Covered => Number - 1;

    public static bool operator <(ChangeKey left, ChangeKey right) => left.CompareTo(right) < 0;

    public static bool operator >(ChangeKey left, ChangeKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(ChangeKey left, ChangeKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ChangeKey left, ChangeKey right) => left.CompareTo(right) >= 0;

    public int CompareTo(ChangeKey other) => (Number, Type, Id).CompareTo((other.Number, other.Type, other.Id));
}
