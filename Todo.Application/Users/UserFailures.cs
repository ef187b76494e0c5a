using Todo.Application.Common;

namespace Todo.Application.Users;

internal static class UserFailures
{
    /// <summary>Deleted since the request was let in: what the next request with the same token is told.</summary>
    public static Failure Gone => Failure.InvalidToken;

    public static Failure TooManyAttempts(TimeSpan retryAfter) =>
        Failure.Throttled("Too many failed attempts. Try again later.", retryAfter);

    public static Failure WrongPassword(string member) => Failure.Invalid(member, "The password is wrong.");
}
