namespace Todo.Domain.Recurrence;

/// <summary>Why a rule is refused.</summary>
/// <param name="Part">The part at fault, such as <c>BYDAY</c>, or <see cref="WholeRule"/>.</param>
/// <param name="Message">A sentence that names the part.</param>
public sealed record RecurrenceError(string Part, string Message)
{
    /// <summary>Stands for the part if the text as a whole is at fault.</summary>
    public const string WholeRule = "rule";
}
