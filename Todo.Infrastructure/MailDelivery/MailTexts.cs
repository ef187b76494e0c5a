using Todo.Domain.Mails;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>The words of a mail, in ASCII.</summary>
/// <param name="Title">The subject, and the heading.</param>
/// <param name="Lead">What has happened.</param>
/// <param name="Action">What the link does.</param>
/// <param name="Fragment">Where in the page for people the link leads to; followed by the token if the mail has one.</param>
/// <param name="Advice">What to do if the recipient did not ask for it.</param>
internal sealed record MailTexts(string Title, string Lead, string Action, string Fragment, string Advice)
{
    private const string Verify = "/verify?token=";

    private static readonly MailTexts Verification = new(
        "Confirm your email address",
        "This email address belongs to a Todo account. Confirm that it is yours, so that you can get back in if you forget your password.",
        "Confirm email address",
        Verify,
        "If you do not know about this account, ignore this email. The address stays unconfirmed.");

    private static readonly MailTexts EmailChange = new(
        "Confirm your new email address",
        "You asked to use this email address for your Todo account. The change takes effect when you confirm it. Until then, you sign in"
        + " with the old address.",
        "Confirm new address",
        Verify,
        "If you did not ask for this, ignore this email. Nothing will change.");

    private static readonly MailTexts PasswordReset = new(
        "Reset your password",
        "We received a request to reset the password of your Todo account. When you choose a new password, you are signed out on all devices.",
        "Choose a new password",
        "/reset?token=",
        "If you did not ask for this, ignore this email. Your password stays the same, and no one can change it without this email.");

    private static readonly MailTexts EmailChangeNotice = new(
        "Your email address is about to change",
        "Someone who is signed in to your Todo account asked to replace this email address with another one. Nothing changes until the new"
        + " address is confirmed.",
        "Open your account",
        "/account",
        "If this was you, you do not need to do anything. If it was not, change your password now. That also cancels the change.");

    private static readonly MailTexts PasswordResetNotice = new(
        "Your password was changed",
        "The password of your Todo account was reset with a link that we sent to this email address. You have been signed out on all devices.",
        "Open Todo",
        string.Empty,
        "If this was you, you do not need to do anything. If it was not, someone else can read your email: secure your mailbox first, and"
        + " then reset your Todo password again.");

    public static MailTexts Of(MailKind kind) => kind switch
    {
        MailKind.Verification => Verification,
        MailKind.EmailChange => EmailChange,
        MailKind.PasswordReset => PasswordReset,
        MailKind.EmailChangeNotice => EmailChangeNotice,
        MailKind.PasswordResetNotice => PasswordResetNotice,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
