namespace Todo.WebApi.Errors;

/// <summary>The challenges of a 401 (RFC 6750, section 3).</summary>
internal static class Challenges
{
    /// <summary>To a request without a token.</summary>
    public const string NoToken = "Bearer";

    /// <summary>To a request with a bad one.</summary>
    public const string InvalidToken = "Bearer error=\"invalid_token\"";
}
