using AutoMapper;
using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>An active session: one sign-in on one device.</summary>
/// <param name="Id" example="1">The <c>sid</c> of the session's access tokens.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of the sign-in.</param>
/// <param name="LastUsedAt" example="2026-11-21T08:00:00.000000Z">The time of the last sign-in or refresh.</param>
/// <param name="ExpiresAt" example="2026-12-21T08:00:00.000000Z">The time when the session ends unless it is refreshed.</param>
/// <param name="UserAgent" example="Mozilla/5.0">The User-Agent header of the sign-in.</param>
public sealed record SessionResponse(
    long Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, string? UserAgent)
{
    /// <summary>Whether this is the session of the request.</summary>
    /// <example>true</example>
    public bool IsCurrent { get; init; }

    internal static SessionResponse From(Session session, long currentId, IMapper mapper) =>
        mapper.Map<SessionResponse>(session) with { IsCurrent = session.Id == currentId };
}

internal sealed class SessionMapping : Profile
{
    public SessionMapping() =>
        CreateMap<Session, SessionResponse>().ForMember(response => response.IsCurrent, options => options.Ignore());
}
