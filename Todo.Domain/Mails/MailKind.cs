namespace Todo.Domain.Mails;

/// <summary>Why a mail is sent. The values are stored.</summary>
public enum MailKind
{
    /// <summary>A token that verifies the address of the account.</summary>
    Verification = 0,

    /// <summary>A token for a new address, which replaces that of the account.</summary>
    EmailChange = 1,

    /// <summary>A token that sets a new password.</summary>
    PasswordReset = 2,

    /// <summary>Tells the old address that a new one was asked for.</summary>
    EmailChangeNotice = 3,

    /// <summary>Tells that the password was reset.</summary>
    PasswordResetNotice = 4,
}
