using Todo.Domain.Mails;

namespace Todo.Application.Mails;

/// <summary>A mail for the outbox.</summary>
/// <param name="Kind">Why it is sent.</param>
/// <param name="UserId">The account; null if there is none with the address: the mail only counts, and is not sent.</param>
/// <param name="Address">The address, which is stored only if the mail is sent.</param>
/// <param name="ProtectedToken">The encrypted token, which is stored only if the mail is sent; null if the mail has none.</param>
/// <param name="CreatedAt">When it is added.</param>
/// <param name="ExpiresAt">When sending it is given up.</param>
public sealed record NewMail(
    MailKind Kind, long? UserId, string Address, byte[]? ProtectedToken, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
