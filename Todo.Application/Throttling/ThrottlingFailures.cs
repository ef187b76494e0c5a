using Todo.Application.Common;

namespace Todo.Application.Throttling;

/// <summary>The expected failures of throttled attempts.</summary>
internal static class ThrottlingFailures
{
    public static Failure TooManyAttempts(TimeSpan retryAfter) =>
        Failure.Throttled("wrong_password_throttled", "Too many failed attempts. Try again later.", retryAfter);
}
