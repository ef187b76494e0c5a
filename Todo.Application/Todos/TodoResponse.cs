using AutoMapper;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>A thing to do.</summary>
/// <param name="Id" example="1">Below 2^53, never given twice.</param>
/// <param name="Content" example="Buy milk">What is to do, exactly as sent.</param>
/// <param name="IsDone" example="false">Whether it is done.</param>
/// <param name="UserId" example="1">The owner.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">Grows strictly with every change; the entity tag is made from it.</param>
public sealed record TodoResponse(
    long Id, string Content, bool IsDone, long UserId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

internal sealed class TodoMapping : Profile
{
    public TodoMapping() => CreateMap<TodoItem, TodoResponse>();
}
