using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.SecondFactors;

/// <summary>The expected failures of second factors.</summary>
public static class SecondFactorFailures
{
    public static Failure On => Failure.Conflict("second_factor_on", "The second factor is already on.");

    public static Failure Off => Failure.NotFound("second_factor_off", "The second factor is off.");

    public static Failure NotPending => Failure.NotFound("second_factor_not_pending", "No second factor is pending.");

    public static Failure WrongCode(string member) =>
        Failure.Invalid(member, new(ErrorCodes.WrongCode, "The code is wrong, or was used before."));
}
