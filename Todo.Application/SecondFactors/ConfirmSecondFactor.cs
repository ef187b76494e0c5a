using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.SecondFactors;

/// <summary>Switches the second factor of the signed-in user on: a code shows that the app has the secret.</summary>
public sealed record ConfirmSecondFactor(string? Code) : IRequest<Result<RecoveryCodesResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ConfirmSecondFactor);
}

internal sealed class ConfirmSecondFactorValidator : AbstractValidator<ConfirmSecondFactor>
{
    public ConfirmSecondFactorValidator() => RuleFor(request => request.Code).Code();
}

internal sealed class ConfirmSecondFactorHandler(
    SecondFactorEditor editor,
    SecondFactorCheck check,
    ISecondFactorRepository factors,
    ICurrentUser current,
    TimeProvider clock,
    ILogger<ConfirmSecondFactor> logger)
    : IRequestHandler<ConfirmSecondFactor, Result<RecoveryCodesResponse>>
{
    public async Task<Result<RecoveryCodesResponse>> Handle(ConfirmSecondFactor request, CancellationToken cancellationToken)
    {
        // What cannot be a code is not a guess, so it does not count.
        if (CodeText.AsCode(request.Code!) is null)
            return SecondFactorFailures.WrongCode(nameof(request.Code));
        var codes = CodeText.CreateRecoveryCodes();
        var confirmed = await editor.ChangeAsync<RecoveryCodesResponse>(
            async (user, ct) =>
            {
                var now = clock.Now();
                if (user.TwoFactor)
                    return SecondFactorFailures.On;
                if (await factors.FindAsync(user.Id, ct) is not { } factor || !factor.IsPendingAt(now))
                    return SecondFactorFailures.NotPending;
                if (check.FindStep(factor, request.Code!) is not { } step)
                    return SecondFactorFailures.WrongCode(nameof(request.Code));
                factor.Confirm(step, now);
                user.SetTwoFactor(true, now);
                await factors.ReplaceRecoveryCodesAsync(user.Id, codes.Select(CodeText.HashOf), ct);
                return new RecoveryCodesResponse(codes);
            },
            cancellationToken);
        if (confirmed.Failure is null)
            Audit.SecondFactorEnabled(logger, current.Id);
        return confirmed;
    }
}
