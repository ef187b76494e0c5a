using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.PersonalTokens;
using Todo.Application.Sessions;
using Todo.Application.SignIn;
using Todo.Domain;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Authentication;

/// <summary>
/// Authenticates bearer tokens (RFC 6750) in the Authorization header: access tokens, which are valid only while their session is active,
/// and personal tokens.
/// </summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IAccessTokenVerifier verifier,
    ISessionLookup sessions,
    PersonalTokenVerifier personalTokens,
    TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var authorization = Request.Headers.Authorization;
        if (authorization.Count == 0 || !authorization.Any(value => value!.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
            return AuthenticateResult.NoResult();
        if (authorization is not [{ } only])
            return AuthenticateResult.Fail("There are several tokens.");

        var token = only[Prefix.Length..].Trim(' ');
        var user = PersonalTokenVerifier.IsMeant(token) ? await FindOwnerAsync(token) : await FindUserAsync(token);
        return user is null
            ? AuthenticateResult.Fail("The token is not valid.")
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(user), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceAsync();
        if (result.Failure is not null)
        {
            await Problems.WriteAsync(Context, Failure.InvalidToken);
            return;
        }
        Response.Headers.WWWAuthenticate = Challenges.NoToken;
        await Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = RequiresScopeAttribute.Of(Context.GetEndpoint()?.Metadata ?? EndpointMetadataCollection.Empty);
        Response.Headers.WWWAuthenticate = Challenges.InsufficientScope(SignedInUser.Of(Context)?.Permits(scope) == false ? scope : default);
        return Problems.WriteAsync(Context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Returns the user of an access token; null if it is not valid.</summary>
    private async ValueTask<SignedInUser?> FindUserAsync(string token) =>
        verifier.Verify(token) is { } claims
        && await sessions.IsActiveAsync(claims.SessionId, claims.UserId, clock.Now(), Context.RequestAborted)
            ? new SignedInUser(claims)
            : null;

    /// <summary>Returns the owner of a personal token; null if it is not valid.</summary>
    private async ValueTask<SignedInUser?> FindOwnerAsync(string token) =>
        await personalTokens.VerifyAsync(token, Context.RequestAborted) is { } claims ? new SignedInUser(claims) : null;
}
