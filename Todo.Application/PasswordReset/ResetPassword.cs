using System.Net;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Mails;
using Todo.Application.Sessions;
using Todo.Application.Throttling;
using Todo.Application.Users;
using Todo.Domain;
using Todo.Domain.Mails;
using Todo.Domain.Users;

namespace Todo.Application.PasswordReset;

/// <summary>Sets a new password with a token from a mail, and ends all sessions.</summary>
public sealed record ResetPassword(string? Token, string? Password, IPAddress? ClientAddress) : IRequest<Result<Unit>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ResetPassword);
}

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator(ICommonPasswords common)
    {
        RuleFor(request => request.Token).Required().NotBlank().WellFormed();
        RuleFor(request => request.Password).NewPassword(common);
    }
}

internal sealed class ResetPasswordHandler(
    IUserRepository users,
    ISessionRepository sessions,
    MailTokens mailTokens,
    OldAccess oldAccess,
    IUnitOfWork unitOfWork,
    IPasswordHasher hasher,
    IAttemptThrottle throttle,
    TimeProvider clock,
    MailSignal mails,
    ILogger<ResetPassword> logger)
    : IRequestHandler<ResetPassword, Result<Unit>>
{
    private static readonly MailKind[] Kinds = [MailKind.PasswordReset];

    public async Task<Result<Unit>> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        // First, because a hash is costly. A password that breaks a rule does not use the token up.
        if (await mailTokens.FindAsync(request.Token!, Kinds, cancellationToken) is not { UserId: { } userId } token
            || await users.FindAsync(userId, cancellationToken) is not { } known)
        {
            return MailFailures.BadToken(nameof(request.Token));
        }
        if (UserRules.IsEmail(request.Password!, known.Email))
            return UserFailures.PasswordIsEmail(nameof(request.Password));

        var hashed = await hasher.HashAsync(request.Password!, cancellationToken);
        if (!hashed.TryGetValue(out var hash, out var failure))
            return failure;
        var reset = await unitOfWork.ExecuteAsync<Result<Unit>>(
            async ct =>
            {
                if (await users.FindForChangeAsync(userId, ct) is not { } user || !await mailTokens.TryUseAsync(token, ct))
                    return MailFailures.BadToken(nameof(request.Token));
                await ResetAsync(user, hash, request.ClientAddress, ct);
                return Unit.Value;
            },
            cancellationToken);
        if (reset.Failure is not null)
            return reset;
        mails.Wake();
        Audit.PasswordReset(logger, userId);
        return reset;
    }

    private async Task ResetAsync(User user, string hash, IPAddress? client, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (!user.EmailVerified)
            await oldAccess.EndAsync(user, now, cancellationToken);
        user.ChangePassword(hash, now);
        user.VerifyEmail(now);
        await sessions.RevokeAllAsync(user.Id, cancellationToken);
        await mailTokens.VoidAllAsync(user.Id, cancellationToken);
        await mailTokens.NotifyAsync(MailKind.PasswordResetNotice, user, user.Email, cancellationToken);
        // As after a successful sign-in: the failures were about the password that was forgotten.
        await throttle.ForgiveAsync(AttemptKey.SignIn(user.NormalizedEmail, client), cancellationToken);
        await throttle.ForgiveAsync(AttemptKey.CurrentPassword(user.Id), cancellationToken);
    }
}
