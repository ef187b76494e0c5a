namespace Todo.Domain.Todos;

/// <summary>Where a todo is: its list and, for a subtask, its parent.</summary>
public readonly record struct TodoPlace(long ListId, long? ParentId = null)
{
    /// <summary>The list of a todo that has yet to be put into the inbox.</summary>
    public const long Unlisted = 0;

    public bool IsUnlisted => ListId == Unlisted;

    /// <summary>The place of a new todo: in the list that it names, else with its parent.</summary>
    public static TodoPlace ForNew(TodoChange members, TodoItem? parent) => new(members.ListId.Or(parent?.ListId ?? Unlisted), parent?.Id);

    /// <summary>The place of a restored todo: without its former parent if that is gone or can no longer be one.</summary>
    public static TodoPlace ForRestored(long listId, TodoItem? parent)
    {
        var withParent = new TodoPlace(listId, parent?.Id);
        return parent is null || withParent.CheckParent(parent, new TodoChange()) is null ? withParent : new(listId);
    }

    /// <summary>The rule that a todo breaks as a subtask of this parent at this place; null if it breaks none.</summary>
    /// <param name="parent">The todo with the id <see cref="ParentId"/>.</param>
    /// <param name="change">The change that asks for the place.</param>
    /// <param name="todo">The todo that gets the parent; null if it is new.</param>
    /// <param name="hasSubtasks">Whether it has subtasks itself.</param>
    public RuleViolation? CheckParent(TodoItem parent, TodoChange change, TodoItem? todo = null, bool hasSubtasks = false)
    {
        if (parent.Id == todo?.Id)
            return new(nameof(change.ParentId), RuleCodes.IsSubtask, "A todo cannot be a subtask of itself.");
        if (!parent.CanHaveSubtasks)
            return new(nameof(change.ParentId), RuleCodes.IsSubtask, "A subtask cannot have subtasks.");
        if (hasSubtasks)
            return new(nameof(change.ParentId), RuleCodes.HasSubtasks, "A todo that has subtasks cannot be a subtask.");
        return parent.ListId == ListId ? null : OtherList(change);
    }

    /// <summary>An error of each member that the change names.</summary>
    private static RuleViolation OtherList(TodoChange change)
    {
        List<string> members = [];
        if (change.ListId.IsSet)
            members.Add(nameof(change.ListId));
        if (change.ParentId.IsSet)
            members.Add(nameof(change.ParentId));
        return new(members, RuleCodes.OtherList, "A subtask must be in the list of its parent.");
    }
}
