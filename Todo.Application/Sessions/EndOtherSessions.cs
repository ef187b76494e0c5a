using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;

namespace Todo.Application.Sessions;

/// <summary>Ends all sessions of the signed-in user but the one that asks.</summary>
public sealed record EndOtherSessions : IRequest<Result<Unit>>;

internal sealed class EndOtherSessionsHandler(
    ISessionRepository sessions, IUnitOfWork unitOfWork, ICurrentUser current, ILogger<EndOtherSessions> logger)
    : IRequestHandler<EndOtherSessions, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(EndOtherSessions request, CancellationToken cancellationToken)
    {
        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                await sessions.EndOthersAsync(current.Id, current.SessionId, ct);
                return Unit.Value;
            },
            cancellationToken);
        Audit.OtherSessionsEnded(logger, current.Id, current.SessionId);
        return Unit.Value;
    }
}
