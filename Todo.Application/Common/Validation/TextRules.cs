using FluentValidation;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>Text rules that several requests share, each with its error code.</summary>
internal static class TextRules
{
    /// <summary>Required, not blank, at most <paramref name="maxLength"/> UTF-16 code units, without NUL and unpaired surrogates.</summary>
    public static IRuleBuilderOptions<T, string?> RequiredText<T>(this IRuleBuilderInitial<T, string?> rule, int maxLength) =>
        rule.Cascade(CascadeMode.Stop).Required().NotBlank().AtMost(maxLength).WellFormed();

    /// <summary>Like <see cref="RequiredText{T}"/>, but optional.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilderInitial<T, string?> rule, int maxLength) =>
        rule.Cascade(CascadeMode.Stop).NotBlank().AtMost(maxLength).WellFormed();

    public static IRuleBuilderOptions<T, string?> NotBlank<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(new NotBlankValidator<T>()).WithError(ErrorCodes.Blank, "Must not be blank.");

    public static IRuleBuilderOptions<T, string?> AtLeast<T>(this IRuleBuilder<T, string?> rule, int minLength) =>
        rule.MinimumLength(minLength).WithError(ErrorCodes.TooShort, $"Must have {minLength} or more characters.");

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.MaximumLength(maxLength).WithError(ErrorCodes.TooLong, $"Must have at most {maxLength} characters.");

    public static IRuleBuilderOptions<T, string?> WellFormed<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Text.IsWellFormed(text))
            .WithError(ErrorCodes.InvalidCharacters, "Must not contain NUL or unpaired surrogates.");

    /// <summary>Optional; if present, one of <paramref name="values"/>.</summary>
    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, IReadOnlyCollection<string> values) =>
        rule.SetValidator(new OneOfValidator<T>(values)).WithError(ErrorCodes.UnknownValue, $"Must be one of {string.Join(", ", values)}.");
}
