using FluentValidation;
using FluentValidation.Validators;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>A length in Unicode code points, as people count characters and JSON Schema does.</summary>
/// <param name="min">The shortest length.</param>
/// <param name="max">The longest; -1 for none.</param>
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
