using System.Diagnostics;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Telemetry;

/// <summary>Completes the framework's span of a request with the route template instead of the URL.</summary>
internal static class RequestSpans
{
    public static IApplicationBuilder UseRequestSpans(this IApplicationBuilder app) => app.Use(next => async context =>
    {
        var span = Activity.Current;
        await next(context);
        if (span is not { IsAllDataRequested: true })
            return;
        var route = Routes.TemplateOf(context);
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    });
}
