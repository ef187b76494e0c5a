using Microsoft.AspNetCore.Diagnostics;

namespace Todo.WebApi.Errors;

/// <summary>What a request asked for, in words that are safe to keep.</summary>
internal static class Routes
{
    private const string None = "-";

    /// <summary>The route's template, not the address: that may have anything in it.</summary>
    public static string TemplateOf(HttpContext context)
    {
        // After an exception the request has lost its endpoint.
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? None;
    }
}
