using AutoMapper;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>A todo.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Content" example="Buy milk">The text, exactly as sent.</param>
/// <param name="IsDone" example="false">Whether the todo is completed.</param>
/// <param name="UserId" example="1">The id of the owner.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">The time of the last change; grows strictly with every change.</param>
public sealed record TodoResponse(
    long Id, string Content, bool IsDone, long UserId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

internal sealed class TodoMapping : Profile
{
    public TodoMapping() => CreateMap<TodoItem, TodoResponse>();
}
