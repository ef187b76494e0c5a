using FluentValidation;
using FluentValidation.Validators;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>A length in Unicode code points, as a person counts characters and JSON Schema does.</summary>
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
        return length >= min && length <= max;
    }

    protected override string GetDefaultMessageTemplate(string errorCode) => $"Must have {min} to {max} characters.";
}
