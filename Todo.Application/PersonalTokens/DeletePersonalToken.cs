using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Users;

namespace Todo.Application.PersonalTokens;

/// <summary>The signed-in user deletes a personal token, which is refused from the next request on.</summary>
public sealed record DeletePersonalToken(long Id) : IRequest<Result<Unit>>;

internal sealed class DeletePersonalTokenHandler(
    IUserRepository users, IPersonalTokenRepository tokens, IUnitOfWork unitOfWork, ICurrentUser current, ILogger<DeletePersonalToken> logger)
    : IRequestHandler<DeletePersonalToken, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeletePersonalToken request, CancellationToken cancellationToken)
    {
        var deleted = await unitOfWork.ExecuteAsync<Result<Unit>>(
            async ct =>
            {
                if (await users.FindForChangeAsync(current.Id, ct) is not { } user)
                    return UserFailures.Gone;
                return await tokens.DeleteAsync(request.Id, user.Id, ct) ? Unit.Value : PersonalTokenFailures.NotFound;
            },
            cancellationToken);
        if (deleted.Failure is null)
            Audit.PersonalTokenDeleted(logger, current.Id, request.Id);
        return deleted;
    }
}
