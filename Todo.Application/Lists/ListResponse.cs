using AutoMapper;
using Todo.Domain.Lists;

namespace Todo.Application.Lists;

/// <summary>A list of todos.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Name" example="Groceries">The name; several lists can have the same.</param>
/// <param name="IsInbox" example="false">Whether this is the inbox, which every user has and which cannot be deleted.</param>
/// <param name="Position" example="2097152">The order among the lists: below 2^53; ties are broken by id.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">The time of the last change; grows strictly with every change.</param>
public sealed record ListResponse(long Id, string Name, bool IsInbox, long Position, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A list of todos, with the number of those that are open.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Name" example="Groceries">The name; several lists can have the same.</param>
/// <param name="IsInbox" example="false">Whether this is the inbox, which every user has and which cannot be deleted.</param>
/// <param name="Position" example="2097152">The order among the lists: below 2^53; ties are broken by id.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">The time of the last change; grows strictly with every change.</param>
public sealed record CountedListResponse(
    long Id, string Name, bool IsInbox, long Position, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>The number of open todos, subtasks included. It is not part of the version of the list.</summary>
    /// <example>3</example>
    public long OpenCount { get; init; }
}

internal sealed class ListMapping : Profile
{
    public ListMapping()
    {
        CreateMap<TodoList, ListResponse>();
        CreateMap<TodoList, CountedListResponse>().ForMember(list => list.OpenCount, map => map.Ignore());
    }
}
