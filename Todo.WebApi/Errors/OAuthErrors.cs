using Todo.Application.Common;
using Todo.WebApi.Discovery;

namespace Todo.WebApi.Errors;

/// <summary>The errors of the sign-in operations, in the format that OAuth clients expect (RFC 6749, section 5.2).</summary>
internal static class OAuthErrors
{
    public const string MediaType = "application/json";

    public const string InvalidGrant = "invalid_grant";
    public const string InvalidRequest = "invalid_request";
    public const string UnsupportedGrantType = "unsupported_grant_type";

    /// <summary>An extension, as RFC 6749, section 5.2, allows.</summary>
    public const string OtpRequired = "otp_required";

    // From section 4.1.2.1: section 5.2 defines no such codes for the token endpoint.
    private const string ServerError = "server_error";
    private const string TemporarilyUnavailable = "temporarily_unavailable";

    /// <summary>The error codes of failures that have a specific one, by failure code. The type of any other problem determines its code.</summary>
    public static IReadOnlyDictionary<string, string> ByCode { get; } = new Dictionary<string, string>
    {
        ["otp_required"] = OtpRequired,
    };

    /// <summary>Returns whether the path is that of a sign-in operation, even if the method is wrong or the instance is not ready.</summary>
    public static bool ConcernsSignIn(HttpRequest request)
    {
        // Routing ignores a trailing slash.
        var path = request.Path.Value.AsSpan().TrimEnd('/');
        return path.Equals(Endpoints.Token, StringComparison.OrdinalIgnoreCase)
            || path.Equals(Endpoints.ShortToken, StringComparison.OrdinalIgnoreCase)
            || path.Equals(Endpoints.Revocation, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Returns the error code of a failure.</summary>
    public static string OfFailure(Failure failure) =>
        ByCode.TryGetValue(failure.Code, out var error) ? error : Of(ProblemTypes.Of(failure));

    /// <summary>Returns the default error code of a problem type.</summary>
    public static string Of(ProblemType type) => type.Status switch
    {
        StatusCodes.Status401Unauthorized => InvalidGrant,
        StatusCodes.Status400BadRequest when type.Name == ProblemTypes.InvalidAssertion => InvalidGrant,
        StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests => TemporarilyUnavailable,
        StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => TemporarilyUnavailable,
        >= StatusCodes.Status500InternalServerError => ServerError,
        _ => InvalidRequest,
    };
}
