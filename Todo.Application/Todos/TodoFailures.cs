using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;

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
    public static Failure Unknown(string member) => Unknown(member, "There is no such todo.");

    /// <summary>The request breaks a rule of the todo.</summary>
    public static Failure Broken(RuleViolation rule)
    {
        IReadOnlyList<MemberError> errors = [new(rule.Code, rule.Message)];
        return Failure.Invalid(rule.Members.ToDictionary(member => member, _ => errors));
    }

    private static Failure Unknown(string member, string message) => Failure.Invalid(member, new(ErrorCodes.UnknownValue, message));
}
