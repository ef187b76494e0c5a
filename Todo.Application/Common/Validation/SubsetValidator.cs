using FluentValidation;
using FluentValidation.Validators;

namespace Todo.Application.Common.Validation;

/// <summary>A rule that restricts the items of a list to a set of values.</summary>
internal sealed class SubsetValidator<T>(IReadOnlyCollection<string> values) : PropertyValidator<T, IReadOnlyList<string>?>, IOneOfValidator
{
    public override string Name => nameof(SubsetValidator<T>);

    public IReadOnlyCollection<string> Values => values;

    public override bool IsValid(ValidationContext<T> context, IReadOnlyList<string>? value) => value is null || value.All(values.Contains);
}
