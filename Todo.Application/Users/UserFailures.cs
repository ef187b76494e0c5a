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

    /// <summary>The queue of password hashes is full.</summary>
    public static Failure TooManyHashes =>
        Failure.Unavailable("password_queue_full", "The server is busy verifying passwords. Try again later.", TimeSpan.FromSeconds(5));

    public static Failure WrongPassword(string member) => Failure.Invalid(member, new(ErrorCodes.WrongPassword, "The password is wrong."));
}
