using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Todo.WebApi.Http;

/// <summary>Says how an operation's answers, errors included, may be kept (RFC 9111, section 5.2).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class CacheControlAttribute(string value) : Attribute
{
    /// <summary>Not to be kept at all: tokens, and everything about a person at once.</summary>
    public const string NoStore = "no-store";

    /// <summary>For the browser of this person, which asks each time whether it is still so.</summary>
    public const string Private = "private, no-cache";

    /// <summary>For everybody, who ask each time: what has nothing else to say, unknown addresses among it.</summary>
    public const string NoCache = "no-cache";

    /// <summary>For everybody, for as long as a new signing key waits before it signs.</summary>
    public const string PublicKeys = "public, max-age=300";

    public string Value { get; } = value;
}

/// <summary>Sets the headers that every answer has.</summary>
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
        // The framework forgets the endpoint, and sets headers of its own, when an exception is handled.
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
        // The compression says so only of what it has compressed.
        if (!headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return Task.CompletedTask;
    }

    /// <summary>The server hangs up rather than read such a body to its end: a client that is not told would send its next request in vain.</summary>
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
