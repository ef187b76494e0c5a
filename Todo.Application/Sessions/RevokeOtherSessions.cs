using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;

namespace Todo.Application.Sessions;

/// <summary>Revokes all sessions of the signed-in user except the current one.</summary>
public sealed record RevokeOtherSessions : IRequest<Result<Unit>>;

internal sealed class RevokeOtherSessionsHandler(
    ISessionRepository sessions, IUnitOfWork unitOfWork, ICurrentUser current, ILogger<RevokeOtherSessions> logger)
    : IRequestHandler<RevokeOtherSessions, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(RevokeOtherSessions request, CancellationToken cancellationToken)
    {
        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                await sessions.RevokeOthersAsync(current.Id, current.SessionId, ct);
                return Unit.Value;
            },
            cancellationToken);
        Audit.OtherSessionsEnded(logger, current.Id, current.SessionId);
        return Unit.Value;
    }
}
