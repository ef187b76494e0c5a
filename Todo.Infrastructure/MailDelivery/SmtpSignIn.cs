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

    private bool _isReached;

    public NetworkCredential? GetCredential(string host, int port, string authenticationType)
    {
        _isReached = true;
        return options.UserName is { } userName && authenticationType.Equals(Login, StringComparison.OrdinalIgnoreCase)
            ? new(userName, options.Password)
            : null;
    }

    /// <summary>
    /// Whether a 5xx is about the connection or the sign-in, and not about the mail: a mistake in the settings must not end mails. SmtpClient
    /// goes on after a refused sign-in, so that the server refuses one of the next commands.
    /// </summary>
    public bool IsCauseOf(int reply, string message) =>
        reply is 530 or 534 or 535 or 538
        || (options.UserName is not null && (!_isReached || message.Contains(" 5.7.", StringComparison.Ordinal)));
}
