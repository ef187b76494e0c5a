using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Users;

/// <summary>The expected failures of accounts.</summary>
internal static class UserFailures
{
    /// <summary>The account was deleted while the request was on its way: the next request with the same token gets the same.</summary>
    public static Failure Gone => Failure.InvalidToken;

    public static Failure EmailTaken => Failure.Conflict("email_taken", "The user with this email already exists in the system.");

    public static Failure PasswordIsEmail(string member) =>
        Failure.Invalid(member, new(ErrorCodes.PasswordIsEmail, "Must not be the email address."));

    public static Failure TooManyAttempts(TimeSpan retryAfter) =>
        Failure.Throttled("wrong_password_throttled", "Too many failed attempts. Try again later.", retryAfter);

    public static Failure WrongPassword(string member) => Failure.Invalid(member, new(ErrorCodes.WrongPassword, "The password is wrong."));
}
