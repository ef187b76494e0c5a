using System.Net;
using Todo.Application.Mails;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>
/// The credentials for one connection, for AUTH LOGIN only: other methods depend on libraries of the system. SmtpClient asks for them
/// once the connection is encrypted, if it has to be, and the server has offered to sign in.
/// </summary>
internal sealed class SmtpSignIn(MailOptions options) : ICredentialsByHost
{
    private const string Login = "login";

    /// <summary>
    /// Whether a reply refuses the sign-in, and not the mail (RFC 4954, section 6): a mistake in the settings must not end mails. A connection
    /// is for one mail, so that none was accepted before.
    /// </summary>
    public static bool IsRefusedBy(int reply) => reply is 530 or 534 or 535 or 538;

    public NetworkCredential? GetCredential(string host, int port, string authenticationType) =>
        options.UserName is { } userName && authenticationType.Equals(Login, StringComparison.OrdinalIgnoreCase)
            ? new(userName, options.Password)
            : null;
}
