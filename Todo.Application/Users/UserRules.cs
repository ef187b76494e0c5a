using FluentValidation;
using Todo.Application.Common.Validation;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>What names, addresses and passwords must be.</summary>
internal static class UserRules
{
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 128;

    public static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Required(User.MaxNameLength);

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().WithMessage("This member is required and must not be blank.")
            .SetValidator(new EmailAddressValidator<T>());

    /// <summary>A password that somebody chooses; whether it is the email address is for the request to say.</summary>
    public static IRuleBuilderOptions<T, string?> NewPassword<T>(this IRuleBuilder<T, string?> rule, ICommonPasswords common) =>
        rule.NotNull().WithMessage("This member is required.")
            .SetValidator(new CodePointLengthValidator<T>(MinPasswordLength, MaxPasswordLength))
            .WellFormed()
            .Must(password => password is null || !common.Contains(password))
            .WithMessage("This password is among those that everybody tries first.");

    /// <summary>A password that must be the present one: its length and content tell nothing here.</summary>
    public static IRuleBuilderOptions<T, string?> CurrentPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotNull().WithMessage("This member is required.").WellFormed();

    public static bool IsEmail(string password, string email) =>
        EmailAddress.Normalize(password) == EmailAddress.Normalize(email);

    public const string PasswordIsEmail = "The password must not be the email address.";
}
