using AutoMapper;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Application.Sessions;
using Todo.Domain;

namespace Todo.Application.Users;

/// <summary>Changes the signed-in user's password, or sets the first one, and revokes all other sessions of the user.</summary>
public sealed record ChangePassword(string? CurrentPassword, string? Password) : IRequest<Result<UserResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ChangePassword);
}

internal sealed class ChangePasswordValidator : ConfirmedByPasswordValidator<ChangePassword>
{
    public ChangePasswordValidator(ICommonPasswords common)
        : base(request => request.CurrentPassword) =>
        RuleFor(request => request.Password).NewPassword(common);
}

internal sealed class ChangePasswordHandler(
    CurrentPasswordCheck check,
    CurrentUserLock userLock,
    ISessionRepository sessions,
    MailTokens mailTokens,
    IUnitOfWork unitOfWork,
    ICurrentUser current,
    IPasswordHasher hasher,
    IMapper mapper,
    TimeProvider clock,
    ILogger<ChangePassword> logger)
    : IRequestHandler<ChangePassword, Result<UserResponse>>
{
    public async Task<Result<UserResponse>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var verified = await check.VerifyAsync(request.CurrentPassword, nameof(request.CurrentPassword), cancellationToken);
        if (!verified.TryGetValue(out var known, out var failure))
            return failure;
        if (UserRules.IsEmail(request.Password!, known.Email))
            return UserFailures.PasswordIsEmail(nameof(request.Password));

        var hashed = await hasher.HashAsync(request.Password!, cancellationToken);
        if (!hashed.TryGetValue(out var hash, out failure))
            return failure;
        var changed = await unitOfWork.ExecuteAsync<Result<UserResponse>>(
            async ct =>
            {
                var taken = await userLock.TakeAsync(known, nameof(request.CurrentPassword), ct);
                if (!taken.TryGetValue(out var user, out failure))
                    return failure;
                user.ChangePassword(hash, clock.Now());
                await sessions.RevokeOthersAsync(user.Id, current.SessionId, ct);
                await mailTokens.VoidAllAsync(user.Id, ct);
                return mapper.Map<UserResponse>(user);
            },
            cancellationToken);
        if (changed.Failure is null)
            Audit.PasswordChanged(logger, current.Id, current.SessionId);
        return changed;
    }
}
