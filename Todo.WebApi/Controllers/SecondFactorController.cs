using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.SecondFactors;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The second factor of the signed-in user: codes of an authenticator app (TOTP, RFC 6238).</summary>
[Route("api/users/me/totp")]
[CacheControl(CacheControlAttribute.NoStore)]
[Tags("Second factor")]
public sealed class SecondFactorController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Begin to set up the second factor</summary>
    /// <remarks>
    /// Returns a new secret for an authenticator app. It is pending for an hour, until its first code is confirmed; another request replaces it. After
    /// 5 wrong passwords in 15 minutes, the answer is 429.
    /// </remarks>
    /// <response code="200">The secret.</response>
    [HttpPost(Name = "beginTotp")]
    [Dispatches(typeof(BeginSecondFactor))]
    [ProducesResponseType<SecondFactorResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status409Conflict, Problem = ProblemTypes.SecondFactorOn)]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> Begin(BeginTotpBody body, CancellationToken cancellationToken) =>
        SendAsync(new BeginSecondFactor(body.Password.Value), Ok, cancellationToken);

    /// <summary>Switch the second factor on</summary>
    /// <remarks>
    /// Confirms the pending secret by a code of the app, which is used up by that. From then on, signing in with the password needs a code. After 5
    /// wrong codes in 15 minutes, the answer is 429.
    /// </remarks>
    /// <response code="200">Recovery codes, each of which stands in for the app once.</response>
    [HttpPost("confirm", Name = "confirmTotp")]
    [Dispatches(typeof(ConfirmSecondFactor))]
    [ProducesResponseType<RecoveryCodesResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "No second factor is pending.")]
    [Fails(StatusCodes.Status409Conflict, Problem = ProblemTypes.SecondFactorOn)]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> Confirm(ConfirmTotpBody body, CancellationToken cancellationToken) =>
        SendAsync(new ConfirmSecondFactor(body.Code.Value), Ok, cancellationToken);

    /// <summary>Renew the recovery codes</summary>
    /// <remarks>Returns new recovery codes; the previous ones are void. After 5 wrong passwords, or 5 wrong codes, in 15 minutes, the answer is 429.</remarks>
    /// <response code="200">The recovery codes.</response>
    [HttpPost("recovery_codes", Name = "renewRecoveryCodes")]
    [Dispatches(typeof(RenewRecoveryCodes))]
    [ProducesResponseType<RecoveryCodesResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "The second factor is off.")]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> Renew(RenewRecoveryCodesBody body, CancellationToken cancellationToken) =>
        SendAsync(new RenewRecoveryCodes(body.Password.Value, body.Code.Value), Ok, cancellationToken);

    /// <summary>Switch the second factor off</summary>
    /// <remarks>
    /// Deletes the secret and the recovery codes, one of which also serves as the code. After 5 wrong passwords, or 5 wrong codes, in 15 minutes, the
    /// answer is 429.
    /// </remarks>
    /// <response code="204">The second factor is off.</response>
    [HttpDelete(Name = "disableTotp")]
    [Dispatches(typeof(DisableSecondFactor))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status404NotFound, "The second factor is off.")]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> Disable(DisableTotpBody body, CancellationToken cancellationToken) =>
        SendAsync(new DisableSecondFactor(body.Password.Value, body.Code.Value), _ => NoContent(), cancellationToken);
}
