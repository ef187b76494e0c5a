namespace Todo.Domain;

/// <summary>A rule of an entity that a change breaks.</summary>
/// <param name="Member">The member of the change that breaks it, as <c>nameof</c> gives it.</param>
/// <param name="Code">A stable word for the rule: one of <see cref="RuleCodes"/>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record RuleViolation(string Member, string Code, string Message);

/// <summary>The stable words for the rules of entities.</summary>
public static class RuleCodes
{
    public const string HasSubtasks = "has_subtasks";
    public const string IsSubtask = "is_subtask";
    public const string NeedsDueDate = "needs_due_date";
    public const string NeverOccurs = "never_occurs";
    public const string OtherList = "other_list";
    public const string OtherPlace = "other_place";
}
