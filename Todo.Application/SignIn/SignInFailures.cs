using Todo.Application.Common;

namespace Todo.Application.SignIn;

/// <summary>The expected failures of signing in; none reveals whether the address is registered.</summary>
internal static class SignInFailures
{
    public static Failure WrongPair => Failure.InvalidCredentials("Could not validate user.");

    public static Failure WrongRefreshToken => Failure.InvalidCredentials("Could not validate the refresh token.");
}
