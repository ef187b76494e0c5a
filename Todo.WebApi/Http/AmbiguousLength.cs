using Todo.WebApi.Errors;

namespace Todo.WebApi.Http;

/// <summary>
/// Refuses a request with both a Content-Length and a Transfer-Encoding, and its connection (RFC 9112, section 6.1): a proxy that
/// goes by the other of the two would see a second request in its body, or none.
/// </summary>
internal static class AmbiguousLength
{
    /// <summary>What the server makes of a Content-Length beside a Transfer-Encoding.</summary>
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
