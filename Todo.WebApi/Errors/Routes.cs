using Microsoft.AspNetCore.Diagnostics;

namespace Todo.WebApi.Errors;

/// <summary>Describes a request's route in a form that is safe to log.</summary>
internal static class Routes
{
    private const string None = "-";

    /// <summary>Returns the route template instead of the path, which may contain anything.</summary>
    public static string TemplateOf(HttpContext context)
    {
        // The exception handler clears the request's endpoint.
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? None;
    }
}
