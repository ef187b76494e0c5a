using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>Asks for another email address. A token that is sent there makes the change; the current address gets a notice.</summary>
public sealed record ChangeEmail(string? Email, string? Password) : IRequest<Result<Unit>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ChangeEmail);
}

internal sealed class ChangeEmailValidator : ConfirmedByPasswordValidator<ChangeEmail>
{
    public ChangeEmailValidator()
        : base(request => request.Password) =>
        RuleFor(request => request.Email).Email();
}

internal sealed class ChangeEmailHandler(
    CurrentPasswordCheck check,
    CurrentUserLock userLock,
    IUserRepository users,
    MailTokens mailTokens,
    IUnitOfWork unitOfWork,
    MailSignal mails,
    ILogger<ChangeEmail> logger)
    : IRequestHandler<ChangeEmail, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(ChangeEmail request, CancellationToken cancellationToken)
    {
        var verified = await check.VerifyAsync(request.Password, nameof(request.Password), cancellationToken);
        if (!verified.TryGetValue(out var known, out var failure))
            return failure;

        var asked = await unitOfWork.ExecuteAsync<Result<Unit>>(
            async ct =>
            {
                var taken = await userLock.TakeAsync(known, nameof(request.Password), ct);
                if (!taken.TryGetValue(out var user, out failure))
                    return failure;
                return await AskAsync(user, EmailAddress.Trim(request.Email!), ct);
            },
            cancellationToken);
        if (asked.Failure is not null)
            return asked;
        mails.Wake();
        Audit.EmailChangeRequested(logger, known.Id);
        return asked;
    }

    private async Task<Result<Unit>> AskAsync(User user, string address, CancellationToken cancellationToken)
    {
        if (address == user.Email)
        {
            // It stays, whatever was asked for before.
            await mailTokens.VoidAsync(user.Id, MailKind.EmailChange, cancellationToken);
            return Unit.Value;
        }
        // Another spelling of one's own address is not taken.
        if (await users.FindByEmailAsync(EmailAddress.Normalize(address), cancellationToken) is { } other && other.Id != user.Id)
            return UserFailures.EmailTaken;
        if (await mailTokens.SendAsync(MailKind.EmailChange, user, address, cancellationToken))
            await mailTokens.NotifyAsync(MailKind.EmailChangeNotice, user, user.Email, cancellationToken);
        return Unit.Value;
    }
}
