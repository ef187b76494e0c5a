using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>A new account.</summary>
/// <param name="Name" example="Ada Lovelace">The name to display.</param>
/// <param name="Email" example="ada@example.com">The email address to sign in with; surrounding white space and letter case do not matter.</param>
/// <param name="Password" example="correct horse battery">8 to 128 characters, neither a well-known password nor the email address.</param>
/// <param name="TimeZone" example="Europe/Berlin">The user's time zone: a name from the IANA time zone database; UTC if left out.</param>
public sealed record RegisterBody(Optional<string> Name, Optional<string> Email, Optional<string> Password, Optional<string> TimeZone)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RegisterBody);
}

/// <summary>A new name.</summary>
/// <param name="Name" example="Ada King">The name to display.</param>
public sealed record RenameBody(Optional<string> Name);

/// <summary>The members of the account to change (RFC 7396).</summary>
/// <param name="Name" example="Ada King">The name to display.</param>
/// <param name="TimeZone" example="Europe/Berlin">The user's time zone: a name from the IANA time zone database.</param>
public sealed record PatchUserBody(Optional<string> Name, Optional<string> TimeZone);

/// <summary>A new password.</summary>
/// <param name="CurrentPassword" example="correct horse battery">The current password.</param>
/// <param name="Password" example="staple battery horse">The new password.</param>
public sealed record ChangePasswordBody(Optional<string> CurrentPassword, Optional<string> Password)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ChangePasswordBody);
}

/// <summary>The confirmation of the deletion.</summary>
/// <param name="Password" example="correct horse battery">The current password.</param>
public sealed record DeleteUserBody(Optional<string> Password)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(DeleteUserBody);
}
