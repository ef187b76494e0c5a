namespace Todo.Application.Common;

/// <summary>An expected failure, on its way to the caller.</summary>
/// <param name="Kind">Decides the status.</param>
/// <param name="Code">A stable word for this failure, unique among all that do not mean the same.</param>
/// <param name="Detail">A sentence for people.</param>
public sealed record Failure(FailureKind Kind, string Code, string Detail)
{
    private const string InvalidRequest = "invalid_request";

    /// <summary>The errors of each member of the request; members are named as in the code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<MemberError>>? Errors { get; init; }

    /// <summary>How long to wait before trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Failure InvalidToken => new(FailureKind.InvalidToken, "invalid_token", "Could not validate credentials");

    public static Failure Malformed(string detail) => new(FailureKind.Malformed, "malformed_request", detail);

    public static Failure Invalid(IReadOnlyDictionary<string, IReadOnlyList<MemberError>> errors) =>
        new(FailureKind.Invalid, InvalidRequest, "The request is not valid.") { Errors = errors };

    public static Failure Invalid(string member, MemberError error) =>
        Invalid(new Dictionary<string, IReadOnlyList<MemberError>> { [member] = [error] });

    public static Failure InvalidCredentials(string detail) => new(FailureKind.InvalidCredentials, "invalid_credentials", detail);

    public static Failure Forbidden(string code, string detail) => new(FailureKind.Forbidden, code, detail);

    public static Failure NotFound(string code, string detail) => new(FailureKind.NotFound, code, detail);

    public static Failure Conflict(string code, string detail) => new(FailureKind.Conflict, code, detail);

    public static Failure Stale(string code, string detail) => new(FailureKind.Stale, code, detail);

    public static Failure Throttled(string code, string detail, TimeSpan retryAfter) =>
        new(FailureKind.Throttled, code, detail) { RetryAfter = retryAfter };

    public static Failure Unavailable(string code, string detail, TimeSpan retryAfter) =>
        new(FailureKind.Unavailable, code, detail) { RetryAfter = retryAfter };
}
