using System.Collections.Frozen;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>All problem types.</summary>
internal static class ProblemTypes
{
    // Constants, because attributes use them.
    public const string ChangesExpired = "changes-expired";
    public const string EmailTaken = "email-taken";
    public const string IdempotencyKeyInUse = "idempotency-key-in-use";
    public const string IdempotencyKeyReused = "idempotency-key-reused";
    public const string InboxNotDeletable = "inbox-not-deletable";
    public const string InvalidAssertion = "invalid-assertion";
    public const string InvalidCredentials = "invalid-credentials";
    public const string LimitReached = "limit-reached";
    public const string NoMail = "no-mail";
    public const string OtpRequired = "otp-required";
    public const string PasswordThrottled = "password-throttled";
    public const string SecondFactorOn = "second-factor-on";

    /// <summary>All problem types, ordered by status. The first of each status is its default.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        new(400, "malformed", "Bad Request", "The request is malformed."),
        new(400, InvalidAssertion, "Bad Request", "Could not validate the assertion."),
        new(401, "unauthenticated", "Unauthorized", "Not authenticated"),
        new(401, InvalidCredentials, "Unauthorized", "Could not validate user."),
        new(401, OtpRequired, "Unauthorized", "A code of the second factor is required."),
        new(403, "forbidden", "Forbidden", "The token does not permit this."),
        new(404, "not-found", "Not Found", "There is nothing at this address."),
        new(405, "method-not-allowed", "Method Not Allowed", "This address does not support this method."),
        new(408, "timeout", "Request Timeout", "The request took too long to arrive."),
        new(409, "conflict", "Conflict", "The request conflicts with what is there."),
        new(409, EmailTaken, "Conflict", "The user with this email already exists in the system."),
        new(409, InboxNotDeletable, "Conflict", "The inbox cannot be deleted."),
        new(409, LimitReached, "Conflict", "The limit is reached."),
        new(409, SecondFactorOn, "Conflict", "The second factor is already on."),
        new(409, IdempotencyKeyInUse, "Conflict", "The first request with this key is still running."),
        new(410, ChangesExpired, "Gone", "The cursor has expired. Start again without it."),
        new(412, "stale", "Precondition Failed", "It has changed since it was read."),
        new(413, "too-large", "Content Too Large", "The body is larger than 64 KiB."),
        new(415, "media-type", "Unsupported Media Type", "This address does not take a body of this media type."),
        new(422, "validation", "Unprocessable Content", "The request is not valid."),
        new(422, IdempotencyKeyReused, "Unprocessable Content", "The key was used for another request."),
        new(429, "rate-exceeded", "Too Many Requests", "Too many requests. Try again later."),
        new(429, PasswordThrottled, "Too Many Requests", "Too many failed attempts. Try again later."),
        new(500, "internal", "Internal Server Error", "Something went wrong on the server."),
        new(501, NoMail, "Not Implemented", "This server sends no mail."),
        new(503, "unavailable", "Service Unavailable", "The service is not available for now. Try again later."),
        new(504, "slow", "Gateway Timeout", "The request took too long."),
        new(507, "full", "Insufficient Storage", "There is no room left to store this."),
    ];

    /// <summary>The types of failures that have a specific one, by failure code. The kind of any other failure determines its type.</summary>
    public static IReadOnlyDictionary<string, string> ByCode { get; } = new Dictionary<string, string>
    {
        ["changes_expired"] = ChangesExpired,
        ["email_taken"] = EmailTaken,
        ["idempotency_key_reused"] = IdempotencyKeyReused,
        ["inbox_not_deletable"] = InboxNotDeletable,
        ["invalid_assertion"] = InvalidAssertion,
        ["invalid_credentials"] = InvalidCredentials,
        ["list_limit_reached"] = LimitReached,
        ["no_mail"] = NoMail,
        ["otp_required"] = OtpRequired,
        ["second_factor_on"] = SecondFactorOn,
        ["personal_token_limit_reached"] = LimitReached,
        ["todo_limit_reached"] = LimitReached,
        ["webhook_limit_reached"] = LimitReached,
        ["wrong_password_throttled"] = PasswordThrottled,
    };

    private static readonly FrozenDictionary<string, ProblemType> ByName = All.ToFrozenDictionary(type => type.Name);

    private static readonly FrozenDictionary<int, ProblemType> ByStatus =
        All.DistinctBy(type => type.Status).ToFrozenDictionary(type => type.Status);

    public static ProblemType Of(string name) => ByName[name];

    /// <summary>Returns the default type of a status.</summary>
    public static ProblemType Of(int status) => ByStatus.GetValueOrDefault(status, ByStatus[StatusCodes.Status500InternalServerError]);

    public static ProblemType Of(Failure failure) =>
        ByCode.TryGetValue(failure.Code, out var name) ? Of(name) : Of(StatusOf(failure.Kind));

    private static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Malformed => StatusCodes.Status400BadRequest,
        FailureKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        FailureKind.InvalidCredentials or FailureKind.Incomplete or FailureKind.InvalidToken => StatusCodes.Status401Unauthorized,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Gone => StatusCodes.Status410Gone,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.Stale => StatusCodes.Status412PreconditionFailed,
        FailureKind.Throttled => StatusCodes.Status429TooManyRequests,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        FailureKind.NotSupported => StatusCodes.Status501NotImplemented,
        _ => StatusCodes.Status500InternalServerError,
    };
}
