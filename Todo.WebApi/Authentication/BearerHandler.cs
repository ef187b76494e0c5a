using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Sessions;
using Todo.Application.SignIn;
using Todo.Domain;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Authentication;

/// <summary>Authenticates bearer tokens (RFC 6750) in the Authorization header. A token is valid only while its session is active.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IAccessTokenVerifier verifier,
    ISessionLookup sessions,
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
        if (authorization is not [{ } only] || verifier.Verify(only[Prefix.Length..].Trim(' ')) is not { } claims)
            return AuthenticateResult.Fail("The token is not valid.");
        if (!await sessions.IsActiveAsync(claims.SessionId, claims.UserId, clock.Now(), Context.RequestAborted))
            return AuthenticateResult.Fail("The session is not active.");

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new SignedInUser(claims)), SchemeName));
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
        Response.Headers.WWWAuthenticate = Challenges.InsufficientScope;
        return Problems.WriteAsync(Context, StatusCodes.Status403Forbidden);
    }
}
