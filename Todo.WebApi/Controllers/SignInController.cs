using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;
using Todo.Application.SignIn;
using Todo.Application.SingleSignOn;
using Todo.WebApi.Binding;
using Todo.WebApi.Discovery;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;
using Todo.WebApi.RateLimiting;

namespace Todo.WebApi.Controllers;

/// <summary>Sign-in and sign-out (OAuth 2.0).</summary>
[AllowAnonymous]
[CacheControl(CacheControlAttribute.NoStore)]
[Tags("Sign-in")]
public sealed class SignInController(IMediator mediator) : ApiController(mediator)
{
    private const string NoPair = "The parameters username and password are both required.";
    private const string NoRefreshToken = "The parameter refresh_token is missing.";
    private const string NoAssertion = "The parameter assertion is missing.";
    private const string UnknownGrant = "The grant type is none of password, refresh_token and urn:ietf:params:oauth:grant-type:jwt-bearer.";

    /// <summary>Sign in, or refresh</summary>
    /// <remarks>
    /// The password grant (RFC 6749, section 4.3) starts a session. The refresh grant (section 6) exchanges a refresh token for a new pair of
    /// tokens; reuse of a used refresh token revokes its session. The grant urn:ietf:params:oauth:grant-type:jwt-bearer (RFC 7523, section 2.1) starts
    /// a session with an ID token of a sign-in provider, which is good once and for 10 minutes. If the user has a second factor, the password grant
    /// needs otp: without it, the answer to the right pair is 401 with the error otp_required. After 5 wrong passwords or codes in 15 minutes from one
    /// network, the answer is 429.
    /// </remarks>
    /// <response code="200">The tokens.</response>
    [HttpPost(Endpoints.Token, Name = "signIn")]
    [HttpPost(Endpoints.ShortToken, Name = "signInAtToken")]
    [OAuthForm]
    [LimitSignIns]
    [ProducesResponseType<TokenResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status400BadRequest, NoPair, OAuthError = OAuthErrors.InvalidRequest)]
    [Fails(StatusCodes.Status400BadRequest, NoRefreshToken, OAuthError = OAuthErrors.InvalidRequest)]
    [Fails(StatusCodes.Status400BadRequest, NoAssertion, OAuthError = OAuthErrors.InvalidRequest)]
    [Fails(StatusCodes.Status400BadRequest, Problem = ProblemTypes.InvalidAssertion)]
    [Fails(StatusCodes.Status400BadRequest, UnknownGrant, OAuthError = OAuthErrors.UnsupportedGrantType)]
    [Fails(StatusCodes.Status401Unauthorized, "Could not validate user.", Problem = ProblemTypes.InvalidCredentials)]
    [Fails(StatusCodes.Status401Unauthorized, "Could not validate the refresh token.", Problem = ProblemTypes.InvalidCredentials)]
    [Fails(StatusCodes.Status401Unauthorized, Problem = ProblemTypes.OtpRequired, OAuthError = OAuthErrors.OtpRequired)]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> Token([FromForm] TokenForm form, CancellationToken cancellationToken) => form switch
    {
        { GrantType: not (TokenForm.PasswordGrant or TokenForm.RefreshGrant or TokenForm.AssertionGrant) } =>
            Refuse(OAuthErrors.UnsupportedGrantType, UnknownGrant),
        { GrantType: TokenForm.RefreshGrant, RefreshToken: { } refreshToken } =>
            SendAsync(new RefreshTokens(refreshToken), Ok, cancellationToken),
        { GrantType: TokenForm.RefreshGrant } => Refuse(OAuthErrors.InvalidRequest, NoRefreshToken),
        { GrantType: TokenForm.AssertionGrant, Assertion: { } assertion } =>
            SendAsync(new SignInWithIdToken(assertion, form.ClientId, Request.Headers.UserAgent), Ok, cancellationToken),
        { GrantType: TokenForm.AssertionGrant } => Refuse(OAuthErrors.InvalidRequest, NoAssertion),
        { Username: { } username, Password: { } password } =>
            SendAsync(
                new SignInWithPassword(
                    username, password, form.Otp, form.ClientId, Request.Headers.UserAgent, HttpContext.Connection.RemoteIpAddress),
                Ok,
                cancellationToken),
        _ => Refuse(OAuthErrors.InvalidRequest, NoPair),
    };

    /// <summary>Sign out</summary>
    /// <remarks>Revokes the session of a refresh or access token (RFC 7009). A token that is not valid is not an error.</remarks>
    /// <response code="200">The token is not, or no longer, valid.</response>
    [HttpPost(Endpoints.Revocation, Name = "signOut")]
    [OAuthForm]
    [Dispatches(typeof(RevokeToken))]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public Task<IActionResult> Revoke([FromForm] RevocationForm form, CancellationToken cancellationToken) =>
        SendAsync(new RevokeToken(form.Token), _ => Ok(), cancellationToken);

    private static Task<IActionResult> Refuse(string error, string detail) =>
        Task.FromResult<IActionResult>(new FailureResult(Failure.Malformed(detail), error));
}
