using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Users;

namespace Todo.Application.SecondFactors;

/// <summary>Replaces the recovery codes of the signed-in user.</summary>
public sealed record RenewRecoveryCodes(string? Password, string? Code) : IRequest<Result<RecoveryCodesResponse>>
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RenewRecoveryCodes);
}

internal sealed class RenewRecoveryCodesValidator : ConfirmedByPasswordValidator<RenewRecoveryCodes>
{
    public RenewRecoveryCodesValidator()
        : base(request => request.Password) =>
        RuleFor(request => request.Code).Code();
}

internal sealed class RenewRecoveryCodesHandler(
    SecondFactorEditor editor, ISecondFactorRepository factors, ICurrentUser current, ILogger<RenewRecoveryCodes> logger)
    : IRequestHandler<RenewRecoveryCodes, Result<RecoveryCodesResponse>>
{
    public async Task<Result<RecoveryCodesResponse>> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        var codes = CodeText.CreateRecoveryCodes();
        var renewed = await editor.ChangeAsync<RecoveryCodesResponse>(
            new ConfirmedByBoth(request.Password, request.Code!, AcceptsRecoveryCode: false),
            async (user, ct) =>
            {
                await factors.ReplaceRecoveryCodesAsync(user.Id, codes.Select(CodeText.HashOf), ct);
                return new RecoveryCodesResponse(codes);
            },
            cancellationToken);
        if (renewed.Failure is null)
            Audit.RecoveryCodesRenewed(logger, current.Id);
        return renewed;
    }
}
