using Microsoft.AspNetCore.Http.Extensions;

namespace Todo.WebApi.Http;

/// <summary>The Link header with the URL of the next page (RFC 8288): absolute, with the scheme and host that the client used.</summary>
internal static class NextLink
{
    private const string Cursor = "after";

    public static string To(HttpRequest request, string cursor)
    {
        // Query parameters are case-insensitive, so remove the old cursor in any spelling.
        var query = new QueryBuilder(request.Query.Where(parameter => !parameter.Key.Equals(Cursor, StringComparison.OrdinalIgnoreCase))) { { Cursor, cursor } };
        var address = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
        return $"<{address}>; rel=\"next\"";
    }
}
