using FluentValidation;
using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <summary>A text that may be left out, but not be blank; tools are told so by a pattern.</summary>
internal sealed class NotBlankValidator<T> : PropertyValidator<T, string?>, IRegularExpressionValidator
{
    public override string Name => nameof(NotBlankValidator<T>);

    public string Expression => @"\S";

    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || !string.IsNullOrWhiteSpace(value);

    protected override string GetDefaultMessageTemplate(string errorCode) => "Must not be blank.";
}
