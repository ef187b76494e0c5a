using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Lists;

/// <summary>The expected failures of lists; another user's list is not found.</summary>
public static class ListFailures
{
    public static Failure NotFound => Failure.NotFound("list_not_found", "List not found");

    public static Failure Stale => Failure.Stale("list_stale", "The list has changed since it was read.");

    public static Failure IsInbox => Failure.Conflict("inbox_not_deletable", "The inbox cannot be deleted.");

    public static Failure TooMany(long limit) => Failure.Conflict("list_limit_reached", $"A user may have at most {limit} lists.");

    /// <summary>The list that the request names must be another one.</summary>
    public static Failure IsItself(string member) => Failure.Invalid(member, new(ErrorCodes.UnknownValue, "Must be another list."));

    /// <summary>A list that the request names does not exist, or is another user's.</summary>
    public static Failure Unknown(string member) => Failure.Invalid(member, new(ErrorCodes.UnknownValue, "There is no such list."));
}
