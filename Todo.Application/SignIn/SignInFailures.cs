using Todo.Application.Common;

namespace Todo.Application.SignIn;

/// <summary>The expected failures of signing in; without the right password, none reveals whether the address is registered.</summary>
internal static class SignInFailures
{
    public static Failure WrongPair => Failure.InvalidCredentials("Could not validate user.");

    /// <summary>The pair is right, and the user has a second factor.</summary>
    public static Failure OtpRequired => Failure.Incomplete("otp_required", "A code of the second factor is required.");

    public static Failure WrongRefreshToken => Failure.InvalidCredentials("Could not validate the refresh token.");
}
