using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>Responds to unexpected exceptions without revealing internals, and logs the details.</summary>
internal sealed partial class ExceptionHandler(IDatabaseFaults faults, ILogger<ExceptionHandler> logger) : IExceptionHandler
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (context.RequestAborted.IsCancellationRequested && exception is (OperationCanceledException or DbException or IOException))
        {
            // The client has disconnected: no response is expected, and the exception is a consequence.
            LogClientLeft(logger, context.Request.Method, Routes.TemplateOf(context), exception);
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        var status = StatusOf(exception);
        if (status == StatusCodes.Status500InternalServerError)
            LogUnhandled(logger, context.Request.Method, Routes.TemplateOf(context), Activity.Current?.TraceId.ToHexString(), exception);
        else if (exception is SecretKeyException)
            LogNoSecretKey(logger, context.Request.Method, Routes.TemplateOf(context), Activity.Current?.TraceId.ToHexString(), exception);
        else if (status >= StatusCodes.Status500InternalServerError)
            LogUnavailable(logger, context.Request.Method, Routes.TemplateOf(context), Activity.Current?.TraceId.ToHexString(), exception);
        if (status == StatusCodes.Status503ServiceUnavailable)
            Problems.SetRetryAfter(context.Response, RetryAfter);
        try
        {
            await Problems.WriteAsync(context, status);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected in the meantime.
        }
        return true;
    }

    private int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        SecretKeyException => StatusCodes.Status503ServiceUnavailable,
        _ => faults.Classify(exception) switch
        {
            DatabaseFault.Unavailable => StatusCodes.Status503ServiceUnavailable,
            DatabaseFault.Full => StatusCodes.Status507InsufficientStorage,
            _ => StatusCodes.Status500InternalServerError,
        },
    };

    [LoggerMessage(1301, LogLevel.Error, "{Method} {Route} failed, trace {TraceId}")]
    private static partial void LogUnhandled(ILogger logger, string method, string route, string? traceId, Exception exception);

    [LoggerMessage(1302, LogLevel.Warning, "{Method} {Route} was rejected: the database cannot be used, trace {TraceId}")]
    private static partial void LogUnavailable(ILogger logger, string method, string route, string? traceId, Exception exception);

    [LoggerMessage(1304, LogLevel.Error, "{Method} {Route} was rejected: the key for secrets cannot be used, trace {TraceId}")]
    private static partial void LogNoSecretKey(ILogger logger, string method, string route, string? traceId, Exception exception);

    [LoggerMessage(1303, LogLevel.Debug, "{Method} {Route}: the client disconnected")]
    private static partial void LogClientLeft(ILogger logger, string method, string route, Exception exception);
}
