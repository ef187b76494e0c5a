using FluentValidation;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>Sets the error code and the message of a rule.</summary>
internal static class CommonRules
{
    /// <summary>The message for a member that is not given.</summary>
    public const string Missing = "Must be given.";

    /// <param name="rule">The rule.</param>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">A human-readable explanation.</param>
    public static IRuleBuilderOptions<T, TMember> WithError<T, TMember>(
        this IRuleBuilderOptions<T, TMember> rule, string code, string message) => rule.WithErrorCode(code).WithMessage(message);

    /// <summary>Requires the member.</summary>
    public static IRuleBuilderOptions<T, TMember> Required<T, TMember>(this IRuleBuilder<T, TMember> rule) =>
        rule.NotNull().WithError(ErrorCodes.Required, Missing);

    /// <inheritdoc cref="Required{T,TMember}(IRuleBuilder{T,TMember})"/>
    public static IRuleBuilderOptions<T, Optional<TMember>> Required<T, TMember>(this IRuleBuilder<T, Optional<TMember>> rule) =>
        rule.SetValidator(new GivenValidator<T, TMember>()).WithError(ErrorCodes.Required, Missing);
}
