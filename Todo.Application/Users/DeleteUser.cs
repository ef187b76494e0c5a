using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Application.Sessions;
using Todo.Domain;

namespace Todo.Application.Users;

/// <summary>Deletes the signed-in user with all todos and sessions.</summary>
public sealed record DeleteUser(string? Password) : IRequest<Result<Unit>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(DeleteUser);
}

internal sealed class DeleteUserValidator : ConfirmedByPasswordValidator<DeleteUser>
{
    public DeleteUserValidator()
        : base(request => request.Password)
    {
    }
}

internal sealed partial class DeleteUserHandler(
    CurrentPasswordCheck check,
    CurrentUserLock userLock,
    ISessionRepository sessions,
    MailTokens mailTokens,
    IPersonalTokenRevocation personalTokens,
    IAccountRemoval removal,
    IUnitOfWork unitOfWork,
    TimeProvider clock,
    ILogger<DeleteUser> logger)
    : IRequestHandler<DeleteUser, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DeleteUser request, CancellationToken cancellationToken)
    {
        var verified = await check.VerifyAsync(request.Password, nameof(request.Password), cancellationToken);
        if (!verified.TryGetValue(out var known, out var failure))
            return failure;

        var deleted = await unitOfWork.ExecuteAsync<Result<Unit>>(
            async ct =>
            {
                var taken = await userLock.TakeAsync(known, nameof(request.Password), ct);
                if (!taken.TryGetValue(out var user, out failure))
                    return failure;
                user.Delete(clock.Now());
                await sessions.RevokeAllAsync(user.Id, ct);
                await mailTokens.ForgetAsync(user.Id, ct);
                await personalTokens.DeleteAllAsync(user.Id, ct);
                return Unit.Value;
            },
            cancellationToken);
        if (deleted.Failure is not null)
            return deleted;
        Audit.UserDeleted(logger, known.Id);
        await TryRemoveAsync(known.Id, cancellationToken);
        return deleted;
    }

    /// <summary>In short transactions, so that other writers get their turn between them.</summary>
    private async Task TryRemoveAsync(long userId, CancellationToken cancellationToken)
    {
        try
        {
            while (await unitOfWork.ExecuteAsync(ct => removal.DeleteSomeAsync(userId, ct), cancellationToken))
                continue;
        }
        catch (OperationCanceledException)
        {
            // The account is deleted all the same. As after a crash, the clean-up deletes what is left of it.
        }
        catch (Exception exception)
        {
            LogRowsLeft(logger, userId, exception);
        }
    }

    [LoggerMessage(1203, LogLevel.Warning, "User {UserId} is deleted, but rows of the account are left; the next clean-up deletes them")]
    private static partial void LogRowsLeft(ILogger logger, long userId, Exception exception);
}
