namespace Todo.Domain.Recurrence;

/// <summary>A set of months: <c>BYMONTH</c>. The empty set stands for every month.</summary>
/// <param name="Bits">Bit 1 is January.</param>
internal readonly record struct Months(int Bits)
{
    public bool IsEmpty => Bits == 0;

    public Months With(int month) => new(Bits | (1 << month));

    public bool Contains(int month) => IsEmpty || (Bits >> month & 1) != 0;
}
