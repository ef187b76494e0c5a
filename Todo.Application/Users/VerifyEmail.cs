using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Mails;
using Todo.Domain;
using Todo.Domain.Mails;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>Verifies the address of an account, or changes it to the one that got the token.</summary>
public sealed record VerifyEmail(string? Token) : IRequest<Result<Unit>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(VerifyEmail);
}

internal sealed class VerifyEmailValidator : AbstractValidator<VerifyEmail>
{
    public VerifyEmailValidator() => RuleFor(request => request.Token).Required().NotBlank().WellFormed();
}

internal sealed class VerifyEmailHandler(
    IUserRepository users, MailTokens mailTokens, IUnitOfWork unitOfWork, TimeProvider clock, ILogger<VerifyEmail> logger)
    : IRequestHandler<VerifyEmail, Result<Unit>>
{
    private static readonly MailKind[] Kinds = [MailKind.Verification, MailKind.EmailChange];

    private enum Outcome
    {
        BadToken,
        Verified,
        Changed,
        Taken,
    }

    public async Task<Result<Unit>> Handle(VerifyEmail request, CancellationToken cancellationToken)
    {
        if (await mailTokens.FindAsync(request.Token!, Kinds, cancellationToken) is not { UserId: { } userId, Email: { } email } token)
            return MailFailures.BadToken(nameof(request.Token));
        // The outcome is no failure, with which the token would come back.
        switch (await unitOfWork.ExecuteAsync(ct => UseAsync(token, userId, email, ct), cancellationToken))
        {
            case Outcome.Verified:
                Audit.EmailVerified(logger, userId);
                return Unit.Value;
            case Outcome.Changed:
                Audit.EmailChanged(logger, userId);
                return Unit.Value;
            case Outcome.Taken:
                return UserFailures.EmailTaken;
            default:
                return MailFailures.BadToken(nameof(request.Token));
        }
    }

    private async Task<Outcome> UseAsync(MailToken token, long userId, string email, CancellationToken cancellationToken)
    {
        if (await users.FindForChangeAsync(userId, cancellationToken) is not { } user || !await mailTokens.TryUseAsync(token, cancellationToken))
            return Outcome.BadToken;
        if (token.Kind == MailKind.Verification)
        {
            user.VerifyEmail(clock.Now());
            return Outcome.Verified;
        }
        if (await users.FindByEmailAsync(EmailAddress.Normalize(email), cancellationToken) is { } other && other.Id != userId)
            return Outcome.Taken;
        user.ChangeEmail(email, clock.Now());
        if (!await users.TrySaveAsync(cancellationToken))
            return Outcome.Taken;
        await mailTokens.VoidAllAsync(userId, cancellationToken);
        return Outcome.Changed;
    }
}
