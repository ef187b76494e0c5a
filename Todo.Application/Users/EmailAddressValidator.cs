using FluentValidation;
using FluentValidation.Validators;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>An address that mail could be sent to. A blank one and one that is too long are left to other rules.</summary>
internal sealed class EmailAddressValidator<T> : PropertyValidator<T, string?>, IEmailValidator
{
    public override string Name => nameof(EmailAddressValidator<T>);

    public override bool IsValid(ValidationContext<T> context, string? value) =>
        string.IsNullOrWhiteSpace(value) || EmailAddress.Trim(value).Length > EmailAddress.MaxLength || EmailAddress.IsPlausible(value);
}

/// <summary>An address that is not too long, white space around it not counted.</summary>
internal sealed class EmailLengthValidator<T> : PropertyValidator<T, string?>, ILengthValidator
{
    public override string Name => nameof(EmailLengthValidator<T>);

    public int Min => 0;

    public int Max => EmailAddress.MaxLength;

    public override bool IsValid(ValidationContext<T> context, string? value) =>
        value is null || EmailAddress.Trim(value).Length <= EmailAddress.MaxLength;
}
