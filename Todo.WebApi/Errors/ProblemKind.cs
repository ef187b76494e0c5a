using System.Collections.Frozen;

namespace Todo.WebApi.Errors;

/// <summary>A kind of problem: its status with what is said of it when nothing better is known.</summary>
internal sealed record ProblemKind(int Status, string Name, string Title, string Detail)
{
    private static readonly ProblemKind Unknown = new(
        StatusCodes.Status500InternalServerError, "internal", "Internal Server Error", "Something went wrong on the server.");

    private static readonly FrozenDictionary<int, ProblemKind> Kinds = new ProblemKind[]
    {
        new(StatusCodes.Status400BadRequest, "malformed", "Bad Request", "The request is malformed."),
        new(StatusCodes.Status401Unauthorized, "unauthenticated", "Unauthorized", "Not authenticated"),
        new(StatusCodes.Status404NotFound, "not-found", "Not Found", "There is nothing at this address."),
        new(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "Method Not Allowed", "This address does not know this method."),
        new(StatusCodes.Status408RequestTimeout, "timeout", "Request Timeout", "The request took too long to arrive."),
        new(StatusCodes.Status409Conflict, "conflict", "Conflict", "The request conflicts with what is there."),
        new(StatusCodes.Status412PreconditionFailed, "stale", "Precondition Failed", "It has changed since it was read."),
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "Content Too Large", "The body is larger than 64 KiB."),
        new(StatusCodes.Status415UnsupportedMediaType, "media-type", "Unsupported Media Type", "This address does not take a body of this media type."),
        new(StatusCodes.Status422UnprocessableEntity, "validation", "Unprocessable Content", "The request is not valid."),
        new(StatusCodes.Status429TooManyRequests, "throttled", "Too Many Requests", "Too many requests. Try again later."),
        new(StatusCodes.Status503ServiceUnavailable, "unavailable", "Service Unavailable", "The service is not available for now. Try again later."),
        new(StatusCodes.Status504GatewayTimeout, "slow", "Gateway Timeout", "The request took too long."),
        new(StatusCodes.Status507InsufficientStorage, "full", "Insufficient Storage", "There is no room left to store this."),
        Unknown,
    }.ToFrozenDictionary(kind => kind.Status);

    /// <summary>A stable URI.</summary>
    public string Type => $"urn:todo:problem:{Name}";

    /// <summary>The kind of that status; the one that tells nothing when there is none.</summary>
    public static ProblemKind Of(int status) => Kinds.GetValueOrDefault(status, Unknown);
}
