using FluentValidation;
using FluentValidation.Validators;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>Validates the length of a text in Unicode code points, as JSON Schema counts it.</summary>
/// <param name="min">The minimum length.</param>
/// <param name="max">The maximum length; -1 for no maximum.</param>
internal sealed class CodePointLengthValidator<T>(int min, int max) : PropertyValidator<T, string?>, ILengthValidator
{
    public override string Name => nameof(CodePointLengthValidator<T>);

    public int Min => min;

    public int Max => max;

    public override bool IsValid(ValidationContext<T> context, string? value)
    {
        if (value is null)
            return true;
        var length = Text.CodePoints(value);
        return length >= min && (max < 0 || length <= max);
    }
}
