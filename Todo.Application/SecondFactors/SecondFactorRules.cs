using FluentValidation;
using Todo.Application.Common.Validation;

namespace Todo.Application.SecondFactors;

/// <summary>What codes must be.</summary>
internal static class SecondFactorRules
{
    /// <summary>A code that a user has typed; whether it is right is for the handler to check.</summary>
    public static IRuleBuilderOptions<T, string?> Code<T>(this IRuleBuilderInitial<T, string?> rule) => rule.RequiredText(CodeText.MaxLength);
}
