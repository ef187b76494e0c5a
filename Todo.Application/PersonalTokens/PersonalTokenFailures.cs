using Todo.Application.Common;
using Todo.Domain.PersonalTokens;

namespace Todo.Application.PersonalTokens;

/// <summary>The expected failures of personal tokens; another user's token is not found.</summary>
internal static class PersonalTokenFailures
{
    public static Failure NotFound => Failure.NotFound("personal_token_not_found", "Token not found");

    public static Failure TooMany => Failure.Conflict(
        "personal_token_limit_reached", $"A user may have at most {PersonalToken.MaxPerUser} tokens that have not expired.");
}
