using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;

namespace Todo.Application.Sessions;

/// <summary>Revokes one session of the signed-in user.</summary>
public sealed record RevokeSession(long Id) : IRequest<Result<Unit>>;

internal sealed class RevokeSessionHandler(
    ISessionRepository sessions, IUnitOfWork unitOfWork, ICurrentUser current, ILogger<RevokeSession> logger)
    : IRequestHandler<RevokeSession, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(RevokeSession request, CancellationToken cancellationToken)
    {
        if (!await unitOfWork.ExecuteAsync(ct => sessions.RevokeAsync(request.Id, current.Id, ct), cancellationToken))
            return SessionFailures.NotFound;
        Audit.SessionEnded(logger, current.Id, request.Id);
        return Unit.Value;
    }
}
