using Todo.Domain;
using Todo.Domain.Users;

namespace Todo.Application.SingleSignOn;

/// <summary>The name of an account that a first sign-in creates.</summary>
internal static class AccountName
{
    /// <summary>Returns the name that the provider gives, cut to the longest that an account may have; without one, the part of the address before the @.</summary>
    public static string Of(string? name, string email)
    {
        var trimmed = name?.Trim() ?? string.Empty;
        if (trimmed.Length > User.MaxNameLength)
            trimmed = trimmed[..(char.IsHighSurrogate(trimmed[User.MaxNameLength - 1]) ? User.MaxNameLength - 1 : User.MaxNameLength)].TrimEnd();
        if (trimmed.Length > 0 && Text.IsWellFormed(trimmed))
            return trimmed;
        var address = EmailAddress.Trim(email);
        return address[..address.IndexOf('@', StringComparison.Ordinal)];
    }
}
