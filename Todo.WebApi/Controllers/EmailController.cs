using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Users;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The email address of an account: its verification and change.</summary>
[Route("api/users")]
[Tags("Users")]
public sealed class EmailController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Send a verification</summary>
    /// <remarks>
    /// Mails another token that verifies the address of the account; the earlier ones become invalid. If the address is already verified, or got
    /// 3 such mails within an hour, nothing is sent.
    /// </remarks>
    /// <response code="202">The mail will be sent.</response>
    [HttpPost("me/email/verification", Name = "sendVerification")]
    [RequireMail]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public Task<IActionResult> SendVerification(CancellationToken cancellationToken) =>
        SendAsync(new SendVerification(), _ => StatusCode(StatusCodes.Status202Accepted), cancellationToken);

    /// <summary>Change the email address</summary>
    /// <remarks>
    /// Mails a token to the new address, and a notice to the current one. Nothing changes until the token is used (verifyEmail). The current
    /// address as the new one withdraws an earlier request. After 5 wrong passwords in 15 minutes, the answer is 429.
    /// </remarks>
    /// <response code="202">The mails will be sent.</response>
    [HttpPut("me/email", Name = "changeEmail")]
    [Dispatches(typeof(ChangeEmail))]
    [RequireMail]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [Fails(StatusCodes.Status409Conflict, "The user with this email already exists in the system.", Problem = ProblemTypes.EmailTaken)]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> Change(ChangeEmailBody body, CancellationToken cancellationToken) =>
        SendAsync(new ChangeEmail(body.Email.Value, body.Password.Value), _ => StatusCode(StatusCodes.Status202Accepted), cancellationToken);

    /// <summary>Verify an email address</summary>
    /// <remarks>
    /// Uses a token from a mail: verifies the address of the account, or changes it to the one that got the token. If an account with that
    /// address has been registered meanwhile, the answer is 409, and the token is used up.
    /// </remarks>
    /// <response code="204">The address is verified.</response>
    [HttpPost("email/verify", Name = "verifyEmail")]
    [Dispatches(typeof(VerifyEmail))]
    [AllowAnonymous]
    [CacheControl(CacheControlAttribute.NoStore)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status409Conflict, "The user with this email already exists in the system.", Problem = ProblemTypes.EmailTaken)]
    public Task<IActionResult> Verify(VerifyEmailBody body, CancellationToken cancellationToken) =>
        SendAsync(new VerifyEmail(body.Token.Value), _ => NoContent(), cancellationToken);
}
