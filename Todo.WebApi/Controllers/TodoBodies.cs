using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>A new todo.</summary>
/// <param name="Content" example="Buy milk">The text, kept exactly as sent.</param>
/// <param name="IsDone" example="false">Whether the todo is completed; false if left out.</param>
public sealed record CreateTodoBody(Optional<string> Content, Optional<bool> IsDone);

/// <summary>The new state of a todo.</summary>
/// <param name="Content" example="Buy oat milk">The text, kept exactly as sent.</param>
/// <param name="IsDone" example="true">Whether the todo is completed; unchanged if left out.</param>
public sealed record UpdateTodoBody(Optional<string> Content, Optional<bool> IsDone);

/// <summary>The members of a todo to change (RFC 7396).</summary>
/// <param name="Content" example="Buy oat milk">The text, kept exactly as sent.</param>
/// <param name="IsDone" example="true">Whether the todo is completed.</param>
public sealed record PatchTodoBody(Optional<string> Content, Optional<bool> IsDone);

/// <summary>The new state of all todos.</summary>
/// <param name="IsDone" example="true">Whether the todos are completed.</param>
public sealed record ChangeAllTodosBody(Optional<bool> IsDone);
