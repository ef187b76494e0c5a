using System.Diagnostics;
using System.Globalization;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>The one place where failures become HTTP.</summary>
internal static class Problems
{
    /// <summary>Answers with the status's problem.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? detail = null) =>
        WriteAsync(context, ProblemKind.Of(status), detail);

    /// <summary>Answers with what went wrong in a use case.</summary>
    public static Task WriteAsync(HttpContext context, Failure failure, string? oauthError = null)
    {
        var headers = context.Response.Headers;
        if (failure.RetryAfter is { } wait)
            SetRetryAfter(context.Response, wait);
        if (failure.Kind == FailureKind.InvalidCredentials)
            headers.WWWAuthenticate = Challenges.NoToken;
        if (failure.Kind == FailureKind.InvalidToken)
            headers.WWWAuthenticate = Challenges.InvalidToken;
        return WriteAsync(context, ProblemKind.Of(StatusOf(failure.Kind)), failure.Detail, failure.Errors, oauthError);
    }

    /// <summary>Whole seconds, rounded up, so that waiting so long is enough.</summary>
    public static void SetRetryAfter(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Malformed => StatusCodes.Status400BadRequest,
        FailureKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        FailureKind.InvalidCredentials or FailureKind.InvalidToken => StatusCodes.Status401Unauthorized,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.Stale => StatusCodes.Status412PreconditionFailed,
        FailureKind.Throttled => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task WriteAsync(
        HttpContext context, ProblemKind kind, string? detail, IReadOnlyDictionary<string, string[]>? errors = null, string? oauthError = null)
    {
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        var problem = new Problem(kind.Type, kind.Title, kind.Status, detail ?? kind.Detail, traceId, errors, oauthError);
        if (kind.Status == StatusCodes.Status429TooManyRequests)
            context.RequestServices.GetRequiredService<TodoMetrics>().Throttled();
        context.Response.StatusCode = kind.Status;
        return context.Response.WriteAsJsonAsync(
            problem, ProblemJson.SerializerOptions, Problem.MediaType, context.RequestAborted);
    }
}
