using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>What can go wrong with a todo; another user's is not found.</summary>
public static class TodoFailures
{
    public static Failure NotFound => Failure.NotFound("Todo not found");

    public static Failure Stale => Failure.Stale("The todo has changed since it was read.");

    public static Failure TooMany(long limit) => Failure.Conflict($"A user may have at most {limit} todos.");
}
