using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain;

namespace Todo.Application.SecondFactors;

/// <summary>Switches the second factor of the signed-in user off. A recovery code also serves, because the app may be lost.</summary>
public sealed record DisableSecondFactor(string? Password, string? Code) : IRequest<Result<Unit>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(DisableSecondFactor);
}

internal sealed class DisableSecondFactorValidator : ConfirmedByPasswordValidator<DisableSecondFactor>
{
    public DisableSecondFactorValidator()
        : base(request => request.Password) =>
        RuleFor(request => request.Code).Code();
}

internal sealed class DisableSecondFactorHandler(
    SecondFactorEditor editor, ISecondFactorRepository factors, ICurrentUser current, TimeProvider clock, ILogger<DisableSecondFactor> logger)
    : IRequestHandler<DisableSecondFactor, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(DisableSecondFactor request, CancellationToken cancellationToken)
    {
        var disabled = await editor.ChangeAsync<Unit>(
            new ConfirmedByBoth(request.Password, request.Code!, AcceptsRecoveryCode: true),
            async (user, ct) =>
            {
                user.SetTwoFactor(false, clock.Now());
                await factors.DeleteAsync(user.Id, ct);
                return Unit.Value;
            },
            cancellationToken);
        if (disabled.Failure is null)
            Audit.SecondFactorDisabled(logger, current.Id);
        return disabled;
    }
}
