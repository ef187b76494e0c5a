namespace Todo.Application.Users;

/// <summary>A user.</summary>
/// <param name="Id" example="1">Below 2^53, never given twice.</param>
/// <param name="Name" example="Ada Lovelace">The name to show.</param>
/// <param name="Email" example="ada@example.com">The address to sign in with.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">Grows strictly with every change of name or password.</param>
public sealed record UserResponse(long Id, string Name, string Email, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
