namespace Todo.Domain.Recurrence;

/// <summary>The period that a rule repeats: <c>FREQ</c>.</summary>
internal enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Yearly,
}
