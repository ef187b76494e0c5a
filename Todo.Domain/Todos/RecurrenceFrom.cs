namespace Todo.Domain.Todos;

/// <summary>What the next date of a recurring todo follows from.</summary>
public enum RecurrenceFrom
{
    /// <summary>The series of the rule, whenever the todo is completed.</summary>
    Due,

    /// <summary>The day on which the todo is completed.</summary>
    Completion,
}
