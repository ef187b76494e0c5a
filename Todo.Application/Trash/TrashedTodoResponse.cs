using AutoMapper;
using Todo.Application.Todos;
using Todo.Domain.Todos;

namespace Todo.Application.Trash;

/// <summary>A todo in the trash.</summary>
public sealed record TrashedTodoResponse(
    long Id, string Content, bool IsDone, long UserId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
    : TodoResponse(Id, Content, IsDone, UserId, CreatedAt, UpdatedAt)
{
    /// <summary>The time when the todo was deleted.</summary>
    /// <example>2026-11-21T08:00:00.000000Z</example>
    public DateTimeOffset DeletedAt { get; init; }
}

internal sealed class TrashMapping : Profile
{
    public TrashMapping() => CreateMap<TodoItem, TrashedTodoResponse>().IncludeBase<TodoItem, TodoResponse>();
}
