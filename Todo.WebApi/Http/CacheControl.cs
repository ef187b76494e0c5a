using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Todo.WebApi.Http;

/// <summary>Sets the Cache-Control header of an operation's responses, including errors (RFC 9111, section 5.2).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class CacheControlAttribute(string value) : Attribute
{
    /// <summary>Not cacheable: tokens, secrets, and exports of a user's data.</summary>
    public const string NoStore = "no-store";

    /// <summary>Cacheable by the user's browser, which must revalidate each time.</summary>
    public const string Private = "private, no-cache";

    /// <summary>Cacheable by all caches, which must revalidate each time: the default, also for unknown paths.</summary>
    public const string NoCache = "no-cache";

    /// <summary>Cacheable by all caches for as long as a new signing key waits before it signs.</summary>
    public const string PublicKeys = "public, max-age=300";

    public string Value { get; } = value;
}

/// <summary>Sets the headers of every response.</summary>
internal static class StandardHeaders
{
    public static IApplicationBuilder UseStandardHeaders(this IApplicationBuilder app) => app.Use(next => context =>
    {
        context.Response.OnStarting(static state => SetAsync((HttpContext)state), context);
        return next(context);
    });

    private static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (IsBodyTooLarge(context))
            headers.Connection = "close";
        // The framework's exception handler clears the endpoint and sets its own headers.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        if (CacheControlOf(endpoint) is { } cacheControl)
        {
            headers.CacheControl = cacheControl;
            headers.Remove("Pragma");
            headers.Remove("Expires");
        }
        else if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = CacheControlAttribute.NoCache;
        }
        // The compression middleware adds this only to responses that it has compressed.
        if (!headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return Task.CompletedTask;
    }

    /// <summary>Kestrel closes the connection instead of reading such a body to its end, so the client must not reuse the connection.</summary>
    private static bool IsBodyTooLarge(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge
        || context.Request.ContentLength > RequestBody.MaxBytes;

    private static string? CacheControlOf(Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<CacheControlAttribute>() is { } declared)
            return declared.Value;
        return endpoint?.Metadata.GetMetadata<AuthorizationPolicy>() is not null ? CacheControlAttribute.Private : null;
    }
}
