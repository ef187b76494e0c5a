using FluentValidation;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>Rules that several requests share.</summary>
internal static class TextRules
{
    /// <summary>There, not blank, at most <paramref name="maxLength"/> UTF-16 units, without NUL and unpaired surrogates.</summary>
    public static IRuleBuilderOptions<T, string?> Required<T>(this IRuleBuilderInitial<T, string?> rule, int maxLength) =>
        rule.Cascade(CascadeMode.Stop).NotEmpty().WithMessage("This member is required and must not be blank.").OptionalText(maxLength);

    /// <summary>As <see cref="Required{T}"/> when it is there.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.Length(1, maxLength).WithMessage($"Must have 1 to {maxLength} characters.").WellFormed();

    public static IRuleBuilderOptions<T, string?> WellFormed<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Text.IsWellFormed(text)).WithMessage("Must not contain NUL or unpaired surrogates.");
}
