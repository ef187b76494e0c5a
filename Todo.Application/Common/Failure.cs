namespace Todo.Application.Common;

/// <summary>What kind of expected failure it is; the Web API gives each kind its status.</summary>
public enum FailureKind
{
    /// <summary>The request is not well formed.</summary>
    Malformed,

    /// <summary>The request is understood but not acceptable.</summary>
    Invalid,

    /// <summary>The address and password, or the refresh token, do not open anything.</summary>
    InvalidCredentials,

    /// <summary>The access token that came with the request is no longer good.</summary>
    InvalidToken,

    /// <summary>It is not there, or not the caller's.</summary>
    NotFound,

    /// <summary>It contradicts what is there.</summary>
    Conflict,

    /// <summary>It has changed since the caller read it.</summary>
    Stale,

    /// <summary>Too many attempts.</summary>
    Throttled,
}

/// <summary>An expected failure, on its way to the caller.</summary>
/// <param name="Kind">Decides the status.</param>
/// <param name="Detail">A sentence for the person at the other end.</param>
public sealed record Failure(FailureKind Kind, string Detail)
{
    /// <summary>What is wrong with which member of the request; members are named as in the code.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>How long to wait before trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Failure Malformed(string detail) => new(FailureKind.Malformed, detail);

    public static Failure Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(FailureKind.Invalid, "The request is not valid.") { Errors = errors };

    public static Failure Invalid(string member, string message) =>
        Invalid(new Dictionary<string, string[]> { [member] = [message] });

    public static Failure InvalidCredentials(string detail) => new(FailureKind.InvalidCredentials, detail);

    public static Failure InvalidToken => new(FailureKind.InvalidToken, "Could not validate credentials");

    public static Failure NotFound(string detail) => new(FailureKind.NotFound, detail);

    public static Failure Conflict(string detail) => new(FailureKind.Conflict, detail);

    public static Failure Stale(string detail) => new(FailureKind.Stale, detail);

    public static Failure Throttled(string detail, TimeSpan retryAfter) =>
        new(FailureKind.Throttled, detail) { RetryAfter = retryAfter };
}
