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
public sealed record RequestPasswordReset(string? Email) : IRequest<Result<Unit>>;

internal sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordReset>
{
    public RequestPasswordResetValidator() => RuleFor(request => request.Email).Email();
}

internal sealed class RequestPasswordResetHandler(
    IUserRepository users,
    MailTokens mailTokens,
    IUnitOfWork unitOfWork,
    IPseudonymizer pseudonymizer,
    MailSignal mails,
    ILogger<RequestPasswordReset> logger)
    : IRequestHandler<RequestPasswordReset, Result<Unit>>
{
    /// <summary>Runs the same statements for every address, and waits for none of the sending: the time must not tell which have accounts.</summary>
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
        mails.Wake();
        Audit.PasswordResetRequested(logger, pseudonymizer.Pseudonym(email));
        return Unit.Value;
    }
}
