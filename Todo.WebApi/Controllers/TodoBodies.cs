using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>Something to do.</summary>
/// <param name="Content" example="Buy milk">What is to do; kept exactly as sent.</param>
/// <param name="IsDone" example="false">Whether it is done; false when left out.</param>
public sealed record CreateTodoBody(Optional<string> Content, Optional<bool> IsDone);

/// <summary>A todo as it shall be.</summary>
/// <param name="Content" example="Buy oat milk">What is to do.</param>
/// <param name="IsDone" example="true">Whether it is done; unchanged when left out.</param>
public sealed record UpdateTodoBody(Optional<string> Content, Optional<bool> IsDone);

/// <summary>The members that shall change (RFC 7396).</summary>
/// <param name="Content" example="Buy oat milk">What is to do.</param>
/// <param name="IsDone" example="true">Whether it is done.</param>
public sealed record PatchTodoBody(Optional<string> Content, Optional<bool> IsDone);

/// <summary>What all todos shall be.</summary>
/// <param name="IsDone" example="true">Whether they are done.</param>
public sealed record ChangeAllTodosBody(Optional<bool> IsDone);
