using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Users;

/// <summary>The expected failures of accounts.</summary>
public static class UserFailures
{
    /// <summary>The account was deleted while the request was on its way: the next request with the same token gets the same.</summary>
    public static Failure Gone => Failure.InvalidToken;

    public static Failure EmailTaken => Failure.Conflict("email_taken", "The user with this email already exists in the system.");

    public static Failure PasswordIsEmail(string member) =>
        Failure.Invalid(member, new(ErrorCodes.PasswordIsEmail, "Must not be the email address."));

    public static Failure PasswordMissing(string member) => Failure.Invalid(member, new(ErrorCodes.Required, CommonRules.Missing));

    /// <summary>The queue of password hashes is full.</summary>
    public static Failure TooManyHashes =>
        Failure.Unavailable("password_queue_full", "The server is busy verifying passwords. Try again later.", TimeSpan.FromSeconds(5));

    /// <summary>The account has no password, and the sign-in is too long ago to stand in for it.</summary>
    public static Failure SignInTooOld =>
        Failure.Invalid("Password", new(ErrorCodes.SignInTooOld, "Sign in again first: the account has no password, and this sign-in is more than 5 minutes old."));

    public static Failure WrongPassword(string member) => Failure.Invalid(member, new(ErrorCodes.WrongPassword, "The password is wrong."));
}
