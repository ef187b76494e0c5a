namespace Todo.Domain.Webhooks;

/// <summary>Why a try failed: stable words that a client can act on.</summary>
public static class AttemptErrors
{
    /// <summary>The name leads to no address to which webhooks can be sent.</summary>
    public const string AddressNotAllowed = "address_not_allowed";

    /// <summary>The receiver closed the connection before it answered.</summary>
    public const string ConnectionClosed = "connection_closed";

    /// <summary>The receiver cannot be reached.</summary>
    public const string ConnectionFailed = "connection_failed";

    /// <summary>Nothing listens at the address.</summary>
    public const string ConnectionRefused = "connection_refused";

    /// <summary>The receiver answered 410: it wants no more messages.</summary>
    public const string Gone = "gone";

    /// <summary>The answer is not valid HTTP, or its headers are too long.</summary>
    public const string InvalidResponse = "invalid_response";

    /// <summary>The name cannot be resolved.</summary>
    public const string NameNotResolved = "name_not_resolved";

    /// <summary>The receiver answered with a redirect, which is not followed.</summary>
    public const string Redirect = "redirect";

    /// <summary>The server cannot read the secret that signs.</summary>
    public const string SecretUnreadable = "secret_unreadable";

    /// <summary>The receiver did not answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>No secure connection was possible, for example because the certificate is not valid.</summary>
    public const string Tls = "tls";

    /// <summary>The receiver answered with another status than 2xx.</summary>
    public const string UnexpectedStatus = "unexpected_status";
}
