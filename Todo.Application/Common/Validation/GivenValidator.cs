using FluentValidation;
using FluentValidation.Validators;
using Todo.Domain;

namespace Todo.Application.Common.Validation;

/// <summary>Validates that a member is present; its value may be null.</summary>
internal sealed class GivenValidator<T, TValue> : PropertyValidator<T, Optional<TValue>>, INotNullValidator
{
    public override string Name => nameof(GivenValidator<T, TValue>);

    public override bool IsValid(ValidationContext<T> context, Optional<TValue> value) => value.IsSet;

    protected override string GetDefaultMessageTemplate(string errorCode) => "This member is required.";
}
