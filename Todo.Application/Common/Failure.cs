namespace Todo.Application.Common;

/// <summary>An expected failure of a use case.</summary>
/// <param name="Kind">Determines the HTTP status.</param>
/// <param name="Code">A stable identifier of this failure; failures with different meanings have different codes.</param>
/// <param name="Detail">A human-readable explanation.</param>
public sealed record Failure(FailureKind Kind, string Code, string Detail)
{
    private const string InvalidRequest = "invalid_request";

    /// <summary>The errors of each member of the request, keyed by the member's name in code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<MemberError>>? Errors { get; init; }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Failure InvalidToken => new(FailureKind.InvalidToken, "invalid_token", "Could not validate credentials");

    public static Failure Malformed(string detail) => new(FailureKind.Malformed, "malformed_request", detail);

    public static Failure Invalid(IReadOnlyDictionary<string, IReadOnlyList<MemberError>> errors) =>
        new(FailureKind.Invalid, InvalidRequest, "The request is not valid.") { Errors = errors };

    public static Failure Invalid(string member, MemberError error) =>
        Invalid(new Dictionary<string, IReadOnlyList<MemberError>> { [member] = [error] });

    public static Failure InvalidCredentials(string detail) => new(FailureKind.InvalidCredentials, "invalid_credentials", detail);

    public static Failure Incomplete(string code, string detail) => new(FailureKind.Incomplete, code, detail);

    public static Failure Forbidden(string code, string detail) => new(FailureKind.Forbidden, code, detail);

    public static Failure NotFound(string code, string detail) => new(FailureKind.NotFound, code, detail);

    public static Failure Conflict(string code, string detail) => new(FailureKind.Conflict, code, detail);

    public static Failure Stale(string code, string detail) => new(FailureKind.Stale, code, detail);

    public static Failure Throttled(string code, string detail, TimeSpan retryAfter) =>
        new(FailureKind.Throttled, code, detail) { RetryAfter = retryAfter };

    public static Failure Unavailable(string code, string detail, TimeSpan retryAfter) =>
        new(FailureKind.Unavailable, code, detail) { RetryAfter = retryAfter };

    public static Failure NotSupported(string code, string detail) => new(FailureKind.NotSupported, code, detail);
}
