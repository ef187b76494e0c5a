using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Application.SignIn;
using Todo.Application.Users;
using Todo.Domain.Mails;
using Todo.Domain.Users;

namespace Todo.Application.PasswordReset;

/// <summary>Mails a token that sets a new password, if there is an account with the address.</summary>
public sealed record RequestPasswordReset(string? Email) : IRequest<Result<Unit>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RequestPasswordReset);
}

internal sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordReset>
{
    public RequestPasswordResetValidator() => RuleFor(request => request.Email).Email();
}

internal sealed class RequestPasswordResetHandler(
    IUserRepository users,
    MailTokens mailTokens,
    IUnitOfWork unitOfWork,
    IPseudonymizer pseudonymizer,
    ILogger<RequestPasswordReset> logger)
    : IRequestHandler<RequestPasswordReset, Result<Unit>>
{
    /// <summary>
    /// Runs the same statements for every address: the time must not tell which have accounts. It does not wake the delivery, which writes only
    /// if there is a mail to send, and would hold up a request that follows at once; within a second, the delivery finds the mail by itself.
    /// </summary>
    public async Task<Result<Unit>> Handle(RequestPasswordReset request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Normalize(request.Email!);
        var found = await users.FindByEmailAsync(email, cancellationToken);
        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                var user = await users.FindForChangeAsync(found?.Id ?? MailTokens.Nobody, ct);
                // Unless the address has changed meanwhile. The mail goes where the account says, not where the request does.
                var owner = user?.NormalizedEmail == email ? user : null;
                return await mailTokens.SendAsync(MailKind.PasswordReset, owner, owner?.Email ?? request.Email!, ct);
            },
            cancellationToken);
        Audit.PasswordResetRequested(logger, pseudonymizer.Pseudonym(email));
        return Unit.Value;
    }
}
