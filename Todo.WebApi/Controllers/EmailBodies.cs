using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>Another email address.</summary>
/// <param name="Email" example="ada@example.org">The address that gets the token.</param>
/// <param name="Password" example="correct horse battery">The current password.</param>
public sealed record ChangeEmailBody(Optional<string> Email, Optional<string> Password)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ChangeEmailBody);
}

/// <summary>A token from a mail.</summary>
/// <param name="Token" example="Zx3J5CD1uTTbhVTPvuJe6mZ2zUqbvdsmFaNBOSYYYeg">The token.</param>
public sealed record VerifyEmailBody(Optional<string> Token)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(VerifyEmailBody);
}
