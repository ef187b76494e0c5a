using Todo.Application.Todos;
using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>A new todo.</summary>
public sealed record CreateTodoBody : TodoMembers;

/// <summary>The new state of a todo; members other than the content stay as they are if they are left out.</summary>
public sealed record UpdateTodoBody : TodoMembers;

/// <summary>The members of a todo to change (RFC 7396).</summary>
public sealed record PatchTodoBody : TodoMembers;

/// <summary>The new state of all todos.</summary>
/// <param name="IsDone" example="true">Whether the todos are completed.</param>
public sealed record ChangeAllTodosBody(Optional<bool> IsDone);

/// <summary>Where to move something: exactly one of the members must be given.</summary>
/// <param name="AfterId" example="2">The id of what it is moved after; null moves it to the start.</param>
/// <param name="BeforeId" example="3">The id of what it is moved before; null moves it to the end.</param>
[OpenApi.BodyExample("after", """{ "after_id": 2 }""")]
[OpenApi.BodyExample("last", """{ "before_id": null }""")]
public sealed record MoveBody(Optional<long?> AfterId, Optional<long?> BeforeId);
