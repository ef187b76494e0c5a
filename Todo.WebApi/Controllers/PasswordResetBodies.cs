using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>The address of an account whose password is forgotten.</summary>
/// <param name="Email" example="ada@example.com">The email address; surrounding white space and letter case do not matter.</param>
public sealed record ForgotPasswordBody(Optional<string> Email)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ForgotPasswordBody);
}

/// <summary>A new password, and a token from a mail.</summary>
/// <param name="Token" example="Zx3J5CD1uTTbhVTPvuJe6mZ2zUqbvdsmFaNBOSYYYeg">The token.</param>
/// <param name="Password" example="staple battery horse">The new password.</param>
public sealed record ResetPasswordBody(Optional<string> Token, Optional<string> Password)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ResetPasswordBody);
}
