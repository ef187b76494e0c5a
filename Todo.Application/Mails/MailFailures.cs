using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Mails;

/// <summary>The expected failures of mails and their tokens.</summary>
public static class MailFailures
{
    /// <summary>The settings name neither a mail server nor a folder.</summary>
    public static Failure NotSent => Failure.NotSupported("no_mail", "This server sends no mail.");

    public static Failure BadToken(string member) =>
        Failure.Invalid(member, new(ErrorCodes.BadToken, "Is wrong, expired, or no longer valid. Request another one."));
}
