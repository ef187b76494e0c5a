namespace Todo.Domain;

/// <summary>A rule of an entity that a change breaks.</summary>
/// <param name="Members">The members of the change that break it, as <c>nameof</c> gives them.</param>
/// <param name="Code">A stable word for the rule: one of <see cref="RuleCodes"/>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record RuleViolation(IReadOnlyList<string> Members, string Code, string Message)
{
    public RuleViolation(string member, string code, string message)
        : this([member], code, message)
    {
    }
}

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
