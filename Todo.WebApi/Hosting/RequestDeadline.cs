using System.Diagnostics;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Hosting;

/// <summary>The deadline of requests.</summary>
internal static partial class RequestDeadline
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddRequestDeadline(this IServiceCollection services) => services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
    {
        Timeout = Timeout,
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        WriteTimeoutResponse = WriteTimeoutAsync,
    });

    private static Task WriteTimeoutAsync(HttpContext context)
    {
        // Instead of the framework's line, which has a stack trace (DefaultLogLevels).
        LogMissed(
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestDeadline)),
            context.Request.Method,
            Routes.TemplateOf(context),
            Activity.Current?.TraceId.ToHexString());
        // The timeout has canceled the token that the response is written with. The middleware restores the original token afterwards.
        context.RequestAborted = CancellationToken.None;
        Problems.SetRetryAfter(context.Response, RetryAfter);
        return Problems.WriteAsync(context, StatusCodes.Status504GatewayTimeout);
    }

    [LoggerMessage(1305, LogLevel.Warning, "{Method} {Route} missed its deadline, trace {TraceId}")]
    private static partial void LogMissed(ILogger logger, string method, string route, string? traceId);
}
