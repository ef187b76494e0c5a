using MediatR;
using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain;
using Todo.Domain.SecondFactors;

namespace Todo.Application.SecondFactors;

/// <summary>Gives the signed-in user a secret for an authenticator app. It is pending until a code of the app confirms it.</summary>
public sealed record BeginSecondFactor(string? Password) : IRequest<Result<SecondFactorResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(BeginSecondFactor);
}

internal sealed class BeginSecondFactorValidator : ConfirmedByPasswordValidator<BeginSecondFactor>
{
    public BeginSecondFactorValidator()
        : base(request => request.Password)
    {
    }
}

internal sealed class BeginSecondFactorHandler(
    CurrentPasswordCheck check,
    CurrentUserLock userLock,
    ISecondFactorRepository factors,
    IUnitOfWork unitOfWork,
    ISecretProtector protector,
    TimeProvider clock)
    : IRequestHandler<BeginSecondFactor, Result<SecondFactorResponse>>
{
    public async Task<Result<SecondFactorResponse>> Handle(BeginSecondFactor request, CancellationToken cancellationToken)
    {
        var verified = await check.VerifyAsync(request.Password, nameof(request.Password), cancellationToken);
        if (!verified.TryGetValue(out var known, out var failure))
            return failure;

        var secret = Totp.CreateSecret();
        var protectedSecret = protector.Protect(secret, SecondFactorSecret.Purpose);
        return await unitOfWork.ExecuteAsync<Result<SecondFactorResponse>>(
            async ct =>
            {
                var taken = await userLock.TakeAsync(known, nameof(request.Password), ct);
                if (!taken.TryGetValue(out var user, out failure))
                    return failure;
                if (user.TwoFactor)
                    return SecondFactorFailures.On;
                await SetPendingAsync(user.Id, protectedSecret, ct);
                return new SecondFactorResponse(SecondFactorSecret.ToText(secret), SecondFactorSecret.ToUri(secret, user.Email));
            },
            cancellationToken);
    }

    private async Task SetPendingAsync(long userId, byte[] protectedSecret, CancellationToken cancellationToken)
    {
        if (await factors.FindAsync(userId, cancellationToken) is { } pending)
            pending.Replace(protectedSecret, clock.Now());
        else
            factors.Add(SecondFactor.Begin(userId, protectedSecret, clock.Now()));
    }
}
