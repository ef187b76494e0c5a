using Todo.WebApi.Errors;

namespace Todo.WebApi.Http;

/// <summary>
/// Rejects a request with both Content-Length and Transfer-Encoding, and closes its connection (RFC 9112, section 6.1): a proxy
/// that interprets the other header would see different request boundaries (request smuggling).
/// </summary>
internal static class AmbiguousLength
{
    /// <summary>The name to which Kestrel renames Content-Length if Transfer-Encoding is also present.</summary>
    private const string Renamed = "X-Content-Length";

    public static IApplicationBuilder UseUnambiguousLength(this IApplicationBuilder app) => app.Use(next => context =>
    {
        var headers = context.Request.Headers;
        if (headers.TransferEncoding.Count == 0 || (headers.ContentLength is null && !headers.ContainsKey(Renamed)))
            return next(context);
        context.Response.Headers.Connection = "close";
        return Problems.WriteAsync(context, StatusCodes.Status400BadRequest);
    });
}
