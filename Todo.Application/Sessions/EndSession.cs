using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;

namespace Todo.Application.Sessions;

/// <summary>Ends one session of the signed-in user.</summary>
public sealed record EndSession(long Id) : IRequest<Result<Unit>>;

internal sealed class EndSessionHandler(
    ISessionRepository sessions, IUnitOfWork unitOfWork, ICurrentUser current, ILogger<EndSession> logger)
    : IRequestHandler<EndSession, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(EndSession request, CancellationToken cancellationToken)
    {
        if (!await unitOfWork.ExecuteAsync(ct => sessions.EndAsync(request.Id, current.Id, ct), cancellationToken))
            return Failure.NotFound("Session not found");
        Audit.SessionEnded(logger, current.Id, request.Id);
        return Unit.Value;
    }
}
