namespace Todo.Application.Users;

/// <summary>A user.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Name" example="Ada Lovelace">The name to display.</param>
/// <param name="Email" example="ada@example.com">The email address to sign in with.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of registration: RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">The time of the last change; grows strictly with every change of the account.</param>
/// <param name="TimeZone" example="Europe/Berlin">The user's time zone: a name from the IANA time zone database.</param>
/// <param name="EmailVerified" example="true">Whether the user has proved control of the address.</param>
/// <param name="HasPassword" example="true">Whether the user can sign in with a password; those who sign in through their company may have none.</param>
/// <param name="TwoFactor" example="false">Whether a sign-in with the password also needs a code.</param>
public sealed record UserResponse(
    long Id, string Name, string Email, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string TimeZone, bool EmailVerified, bool HasPassword,
    bool TwoFactor)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(UserResponse);
}
