using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Delivery;

/// <summary>What became of a try.</summary>
/// <param name="Status">The status of the answer; null without one.</param>
/// <param name="Error">One of <see cref="AttemptErrors"/>; null if the message was delivered.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record AttemptResult(int? Status, string? Error, TimeSpan Duration)
{
    public bool IsDelivered => Error is null;

    public bool IsGone => Error == AttemptErrors.Gone;

    /// <summary>Whether nothing was sent, by a fault of this server.</summary>
    public bool IsUnsent => Error == AttemptErrors.SecretUnreadable;

    public static AttemptResult Of(HttpStatusCode status, TimeSpan duration) => new((int)status, ErrorOf(status), duration);

    public static AttemptResult Of(Exception exception, TimeSpan duration) =>
        new(null, Causes(exception).Select(ErrorOf).FirstOrDefault(error => error is not null) ?? AttemptErrors.ConnectionFailed, duration);

    public static AttemptResult TimedOut(TimeSpan duration) => new(null, AttemptErrors.Timeout, duration);

    private static string? ErrorOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => AttemptErrors.Redirect,
        410 => AttemptErrors.Gone,
        _ => AttemptErrors.UnexpectedStatus,
    };

    /// <summary>The exception's causes, the innermost first, since the outer ones only say that the request failed.</summary>
    private static Stack<Exception> Causes(Exception exception)
    {
        var causes = new Stack<Exception>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            causes.Push(cause);
        return causes;
    }

    private static string? ErrorOf(Exception exception) => exception switch
    {
        AddressNotAllowedException => AttemptErrors.AddressNotAllowed,
        AuthenticationException => AttemptErrors.Tls,
        OperationCanceledException or TimeoutException => AttemptErrors.Timeout,
        SocketException socket => ErrorOf(socket.SocketErrorCode),
        HttpRequestException request => ErrorOf(request.HttpRequestError),
        HttpIOException response => ErrorOf(response.HttpRequestError),
        _ => null,
    };

    private static string? ErrorOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => AttemptErrors.ConnectionRefused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => AttemptErrors.ConnectionClosed,
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => AttemptErrors.NameNotResolved,
        SocketError.TimedOut => AttemptErrors.Timeout,
        // A connect that is canceled; its cause is further out.
        SocketError.OperationAborted => null,
        _ => AttemptErrors.ConnectionFailed,
    };

    private static string? ErrorOf(HttpRequestError error) => error switch
    {
        HttpRequestError.SecureConnectionError => AttemptErrors.Tls,
        HttpRequestError.ResponseEnded => AttemptErrors.ConnectionClosed,
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => AttemptErrors.InvalidResponse,
        _ => null,
    };
}
