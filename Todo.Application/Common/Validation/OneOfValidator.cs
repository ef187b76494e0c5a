using FluentValidation;
using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <inheritdoc cref="IOneOfValidator"/>
internal sealed class OneOfValidator<T>(IReadOnlyCollection<string> values) : PropertyValidator<T, string?>, IOneOfValidator
{
    public override string Name => nameof(OneOfValidator<T>);

    public IReadOnlyCollection<string> Values => values;

    public override bool IsValid(ValidationContext<T> context, string? value) => value is null || values.Contains(value);
}
