using Todo.Domain.PersonalTokens;

namespace Todo.WebApi.Errors;

/// <summary>The challenges of a 401 and a 403 (RFC 6750, section 3).</summary>
internal static class Challenges
{
    /// <summary>For a request without a token.</summary>
    public const string NoToken = "Bearer";

    /// <summary>For a request with an invalid token.</summary>
    public const string InvalidToken = "Bearer error=\"invalid_token\"";

    /// <summary>For a request whose token does not permit the operation.</summary>
    /// <param name="scope">The scope that the token lacks; none if no scope would permit it.</param>
    public static string InsufficientScope(TokenScopes scope) => scope == TokenScopes.None
        ? "Bearer error=\"insufficient_scope\""
        : $"Bearer error=\"insufficient_scope\", scope=\"{string.Join(' ', TokenScopeNames.NamesOf(scope))}\"";
}
