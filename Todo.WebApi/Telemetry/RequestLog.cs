using System.Diagnostics;
using Todo.WebApi.Authentication;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Telemetry;

/// <summary>Logs one line per request, without bodies, tokens or addresses.</summary>
internal static partial class RequestLog
{
    public const string Category = "Todo.WebApi.Requests";

    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        return app.Use(next => context => logger.IsEnabled(LogLevel.Information) ? LogAsync(next, context, logger) : next(context));
    }

    private static async Task LogAsync(RequestDelegate next, HttpContext context, ILogger logger)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<UnloggedAttribute>() is null)
            {
                LogRequest(
                    logger, context.Request.Method, Routes.TemplateOf(context), context.Response.StatusCode,
                    Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 3),
                    SignedInUser.Of(context)?.UserId, Activity.Current?.TraceId.ToHexString());
            }
        }
    }

    [LoggerMessage(1310, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms, user {UserId}, trace {TraceId}")]
    private static partial void LogRequest(
        ILogger logger, string method, string route, int status, double milliseconds, long? userId, string? traceId);
}
