using FluentValidation;
using FluentValidation.Validators;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>An address that mail could be sent to; a blank one is left to other rules.</summary>
internal sealed class EmailAddressValidator<T> : PropertyValidator<T, string?>, IEmailValidator, ILengthValidator
{
    public override string Name => nameof(EmailAddressValidator<T>);

    public int Min => 0;

    public int Max => EmailAddress.MaxLength;

    public override bool IsValid(ValidationContext<T> context, string? value) =>
        string.IsNullOrWhiteSpace(value) || EmailAddress.IsPlausible(value);

    protected override string GetDefaultMessageTemplate(string errorCode) =>
        $"Must be an email address of at most {EmailAddress.MaxLength} characters.";
}
