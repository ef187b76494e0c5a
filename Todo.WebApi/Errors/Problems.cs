using System.Diagnostics;
using System.Globalization;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>Writes failures as HTTP responses. All errors pass through here.</summary>
internal static class Problems
{
    /// <summary>Writes the default problem of the status.</summary>
    public static Task WriteAsync(HttpContext context, int status)
    {
        var type = ProblemTypes.Of(status);
        return WriteAsync(context, type, type.Detail);
    }

    /// <summary>Writes the failure of a use case as a problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="oauthError">The error code of a sign-in operation, if it differs from that of the failure.</param>
    public static Task WriteAsync(HttpContext context, Failure failure, string? oauthError = null)
    {
        if (failure.RetryAfter is { } wait)
            SetRetryAfter(context.Response, wait);
        if (failure.Kind == FailureKind.InvalidToken)
            context.Response.Headers.WWWAuthenticate = Challenges.InvalidToken;
        return WriteAsync(context, ProblemTypes.Of(failure), failure.Detail, failure.Errors, oauthError ?? OAuthErrors.OfFailure(failure));
    }

    /// <summary>Sets the header in whole seconds, rounded up, so that waiting this long is sufficient.</summary>
    public static void SetRetryAfter(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static Task WriteAsync(
        HttpContext context,
        ProblemType type,
        string detail,
        IReadOnlyDictionary<string, IReadOnlyList<MemberError>>? errors = null,
        string? oauthError = null)
    {
        if (type.Status == StatusCodes.Status429TooManyRequests)
            context.RequestServices.GetRequiredService<TodoMetrics>().Throttled();
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        var problem = new Problem(
            type.Uri, type.Title, type.Status, detail, traceId, errors?.Select(error => error.Message), errors?.Select(error => error.Code));
        var isSignIn = OAuthErrors.ConcernsSignIn(context.Request);
        if (isSignIn)
            problem = problem with { Error = oauthError ?? OAuthErrors.Of(type), ErrorDescription = detail };
        context.Response.StatusCode = type.Status;
        return context.Response.WriteAsJsonAsync(
            problem, ProblemJson.SerializerOptions, isSignIn ? OAuthErrors.MediaType : Problem.MediaType, context.RequestAborted);
    }

    private static Dictionary<string, string[]> Select(
        this IReadOnlyDictionary<string, IReadOnlyList<MemberError>> errors, Func<MemberError, string> text) =>
        errors.ToDictionary(member => member.Key, member => member.Value.Select(text).ToArray());
}
