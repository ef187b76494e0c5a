namespace Todo.WebApi.Errors;

/// <summary>The challenges of a 401 and a 403 (RFC 6750, section 3).</summary>
internal static class Challenges
{
    /// <summary>To a request without a token.</summary>
    public const string NoToken = "Bearer";

    /// <summary>To a request with a bad one.</summary>
    public const string InvalidToken = "Bearer error=\"invalid_token\"";

    /// <summary>To a request whose token does not permit it.</summary>
    public const string InsufficientScope = "Bearer error=\"insufficient_scope\"";
}
