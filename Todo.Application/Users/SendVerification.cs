using MediatR;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Domain.Mails;

namespace Todo.Application.Users;

/// <summary>Mails the signed-in user another token that verifies the address, unless it is verified.</summary>
public sealed record SendVerification : IRequest<Result<Unit>>;

internal sealed class SendVerificationHandler(
    IUserRepository users, MailTokens mailTokens, IUnitOfWork unitOfWork, ICurrentUser current, MailSignal mails)
    : IRequestHandler<SendVerification, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(SendVerification request, CancellationToken cancellationToken)
    {
        var sent = await unitOfWork.ExecuteAsync<Result<Unit>>(
            async ct =>
            {
                if (await users.FindForChangeAsync(current.Id, ct) is not { } user)
                    return UserFailures.Gone;
                if (!user.EmailVerified)
                    await mailTokens.SendAsync(MailKind.Verification, user, user.Email, ct);
                return Unit.Value;
            },
            cancellationToken);
        mails.Wake();
        return sent;
    }
}
