using System.Net.Sockets;
using System.Security.Authentication;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Delivery;

/// <summary>Why a connection failed, in the words of <see cref="AttemptErrors"/>.</summary>
internal static class ConnectionErrors
{
    public static string Of(Exception exception) =>
        Causes(exception).Select(ErrorOf).FirstOrDefault(error => error is not null) ?? AttemptErrors.ConnectionFailed;

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
