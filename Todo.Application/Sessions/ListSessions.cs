using AutoMapper;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Sessions;

/// <summary>Lists the active sessions of the signed-in user, oldest first.</summary>
public sealed record ListSessions : IRequest<Result<IReadOnlyList<SessionResponse>>>;

internal sealed class ListSessionsHandler(ISessionRepository sessions, ICurrentUser current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ListSessions, Result<IReadOnlyList<SessionResponse>>>
{
    public async Task<Result<IReadOnlyList<SessionResponse>>> Handle(ListSessions request, CancellationToken cancellationToken)
    {
        var active = await sessions.ListActiveAsync(current.Id, clock.Now(), cancellationToken);
        return active.Select(session => SessionResponse.From(session, current.SessionId, mapper)).ToArray();
    }
}
