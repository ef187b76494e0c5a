using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>The expected failures of todos; another user's todo is not found.</summary>
public static class TodoFailures
{
    public static Failure NotFound => Failure.NotFound("todo_not_found", "Todo not found");

    public static Failure Stale => Failure.Stale("todo_stale", "The todo has changed since it was read.");

    public static Failure TooMany(long limit) => Failure.Conflict("todo_limit_reached", $"A user may have at most {limit} todos.");
}
