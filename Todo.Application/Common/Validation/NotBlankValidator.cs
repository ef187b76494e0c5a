using FluentValidation;
using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <summary>A text that may be left out, but not be blank; tools read that from the pattern.</summary>
internal sealed class NotBlankValidator<T> : PropertyValidator<T, string?>, IRegularExpressionValidator, ILengthValidator
{
    public override string Name => nameof(NotBlankValidator<T>);

    public string Expression => @"\S";

    public int Min => 1;

    /// <summary>None.</summary>
    public int Max => -1;

    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || !string.IsNullOrWhiteSpace(value);
}
