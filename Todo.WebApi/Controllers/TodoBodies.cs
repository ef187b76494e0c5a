using Todo.Application.Todos;
using Todo.Domain;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>A new todo.</summary>
[BodyExample("simple", """{ "content": "Buy milk" }""")]
[BodyExample("recurring", """
    { "content": "Pay the rent", "due_date": "2026-12-01", "due_time": "09:00", "recurrence": "FREQ=MONTHLY", "priority": "high", "labels": ["home"] }
    """)]
public sealed record CreateTodoBody : TodoMembers;

/// <summary>The new state of a todo; members other than the content stay as they are if they are left out.</summary>
[BodyExample("simple", """{ "content": "Buy oat milk", "is_done": true }""")]
public sealed record UpdateTodoBody : TodoMembers;

/// <summary>The members of a todo to change (RFC 7396).</summary>
[BodyExample("complete", """{ "is_done": true }""")]
[BodyExample("postpone", """{ "due_date": "2026-12-24", "due_time": null }""")]
public sealed record PatchTodoBody : TodoMembers;

/// <summary>The new state of all todos.</summary>
/// <param name="IsDone" example="true">Whether the todos are completed.</param>
public sealed record ChangeAllTodosBody(Optional<bool> IsDone);

/// <summary>Where to move something: exactly one of the members must be given.</summary>
/// <param name="AfterId" example="2">The id of what it is moved after; null moves it to the start.</param>
/// <param name="BeforeId" example="3">The id of what it is moved before; null moves it to the end.</param>
[BodyExample("after", """{ "after_id": 2 }""")]
[BodyExample("last", """{ "before_id": null }""")]
public sealed record MoveBody(Optional<long?> AfterId, Optional<long?> BeforeId);
