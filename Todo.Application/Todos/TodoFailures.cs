using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Todos;

/// <summary>The expected failures of todos; another user's todo is not found.</summary>
public static class TodoFailures
{
    public static Failure NotFound => Failure.NotFound("todo_not_found", "Todo not found");

    public static Failure Stale => Failure.Stale("todo_stale", "The todo has changed since it was read.");

    public static Failure TooMany(long limit) => Failure.Conflict("todo_limit_reached", $"A user may have at most {limit} todos.");

    /// <summary>A list that the request names does not exist, or is another user's.</summary>
    public static Failure UnknownList => Unknown(nameof(TodoMembers.ListId), "There is no such list.");

    /// <summary>A todo that the request names does not exist, or is another user's.</summary>
    public static Failure Unknown(string member, string message = "There is no such todo.") =>
        Failure.Invalid(member, new(ErrorCodes.UnknownValue, message));

    /// <summary>The request breaks a rule of the todo.</summary>
    public static Failure Broken(string member, string code, string message) => Failure.Invalid(member, new(code, message));

    /// <summary>The parent is in another list: an error of each member that the request names.</summary>
    public static Failure OtherList(bool isListNamed, bool isParentNamed)
    {
        MemberError error = new(ErrorCodes.OtherList, "A subtask must be in the list of its parent.");
        Dictionary<string, IReadOnlyList<MemberError>> errors = [];
        if (isListNamed)
            errors[nameof(TodoMembers.ListId)] = [error];
        if (isParentNamed)
            errors[nameof(TodoMembers.ParentId)] = [error];
        return Failure.Invalid(errors);
    }
}
