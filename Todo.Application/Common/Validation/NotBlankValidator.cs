using FluentValidation;
using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <summary>Validates that a text is not blank; null is valid. The pattern exposes the rule to tools.</summary>
internal sealed class NotBlankValidator<T> : PropertyValidator<T, string?>, IRegularExpressionValidator, ILengthValidator
{
    public override string Name => nameof(NotBlankValidator<T>);

    public string Expression => @"\S";

    public int Min => 1;

    /// <summary>None.</summary>
    public int Max => -1;

    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || !string.IsNullOrWhiteSpace(value);
}
