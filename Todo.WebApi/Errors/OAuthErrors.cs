using Todo.WebApi.Discovery;

namespace Todo.WebApi.Errors;

/// <summary>The errors of the sign-in operations, in the form that OAuth clients read (RFC 6749, section 5.2).</summary>
internal static class OAuthErrors
{
    public const string MediaType = "application/json";

    public const string InvalidGrant = "invalid_grant";
    public const string InvalidRequest = "invalid_request";
    public const string UnsupportedGrantType = "unsupported_grant_type";

    // Of section 4.1.2.1: the token endpoint has no words of its own for them.
    private const string ServerError = "server_error";
    private const string TemporarilyUnavailable = "temporarily_unavailable";

    /// <summary>Whether the request is for a sign-in operation, be it with another method or to an instance that is not ready.</summary>
    public static bool ConcernsSignIn(HttpRequest request)
    {
        // Routing ignores a slash at the end.
        var path = request.Path.Value.AsSpan().TrimEnd('/');
        return path.Equals(Endpoints.Token, StringComparison.OrdinalIgnoreCase)
            || path.Equals(Endpoints.ShortToken, StringComparison.OrdinalIgnoreCase)
            || path.Equals(Endpoints.Revocation, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The error code of a problem that has no better one.</summary>
    public static string Of(ProblemType type) => type.Status switch
    {
        StatusCodes.Status401Unauthorized => InvalidGrant,
        StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests => TemporarilyUnavailable,
        StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => TemporarilyUnavailable,
        >= StatusCodes.Status500InternalServerError => ServerError,
        _ => InvalidRequest,
    };
}
