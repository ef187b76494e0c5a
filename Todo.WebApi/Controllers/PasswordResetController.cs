using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.PasswordReset;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>A new password for those who have forgotten theirs.</summary>
[Route("api/users/password")]
[Tags("Users")]
[AllowAnonymous]
[CacheControl(CacheControlAttribute.NoStore)]
public sealed class PasswordResetController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Request a password reset</summary>
    /// <remarks>
    /// If there is an account with the address, mails it a token that sets a new password, valid for 30 minutes; the earlier ones become
    /// invalid. At most 3 such mails are sent to an address within an hour. The response is the same in every case, after the same time.
    /// </remarks>
    /// <response code="202">If there is an account with the address, the mail will be sent.</response>
    [HttpPost("forgot", Name = "requestPasswordReset")]
    [Dispatches(typeof(RequestPasswordReset))]
    [RequireMail]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public Task<IActionResult> Forgot(ForgotPasswordBody body, CancellationToken cancellationToken) =>
        SendAsync(new RequestPasswordReset(body.Email.Value), _ => StatusCode(StatusCodes.Status202Accepted), cancellationToken);

    /// <summary>Reset the password</summary>
    /// <remarks>
    /// Sets a new password with a token from a mail. Ends all sessions, verifies the address, and mails a notice. A second factor stays on.
    /// But if the address had never been verified, someone else may have registered it: then, personal tokens and the second factor end too,
    /// and webhooks are disabled.
    /// </remarks>
    /// <response code="204">The password is set.</response>
    [HttpPost("reset", Name = "resetPassword")]
    [Dispatches(typeof(ResetPassword))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> Reset(ResetPasswordBody body, CancellationToken cancellationToken) =>
        SendAsync(
            new ResetPassword(body.Token.Value, body.Password.Value, HttpContext.Connection.RemoteIpAddress), _ => NoContent(), cancellationToken);
}
