using FluentValidation;
using Todo.Application.Common.Validation;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>What names, addresses and passwords must be.</summary>
internal static class UserRules
{
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 128;

    public static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.RequiredText(User.MaxNameLength);

    /// <summary>A name that may be left out.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalName<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.OptionalText(User.MaxNameLength);

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) => rule
        .Required()
        .NotBlank()
        .SetValidator(new EmailLengthValidator<T>())
        .WithError(ErrorCodes.TooLong, $"Must have at most {EmailAddress.MaxLength} characters.")
        .SetValidator(new EmailAddressValidator<T>()).WithError(ErrorCodes.Malformed, "Must be an email address.");

    /// <summary>A new password; whether it is the email address is for the request to check.</summary>
    public static IRuleBuilderOptions<T, string?> NewPassword<T>(this IRuleBuilder<T, string?> rule, ICommonPasswords common) => rule
        .Required()
        .SetValidator(new CodePointLengthValidator<T>(MinPasswordLength, -1))
        .WithError(ErrorCodes.TooShort, $"Must have {MinPasswordLength} or more characters.")
        .SetValidator(new CodePointLengthValidator<T>(0, MaxPasswordLength))
        .WithError(ErrorCodes.TooLong, $"Must have at most {MaxPasswordLength} characters.")
        .WellFormed()
        .Must(password => password is null || !common.Contains(password))
        .WithError(ErrorCodes.CommonPassword, "Must not be one of the passwords that attackers try first.");

    /// <summary>The name of a time zone in the IANA database; or left out.</summary>
    public static IRuleBuilderOptions<T, string?> TimeZone<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => name is null || TimeZones.TryFind(name, out _))
        .WithError(ErrorCodes.UnknownValue, "Must be the name of a time zone in the IANA database, such as Europe/Berlin.");

    public static bool IsEmail(string password, string email) =>
        EmailAddress.Normalize(password) == EmailAddress.Normalize(email);
}
