using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Export;
using Todo.Application.Users;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;
using Todo.WebApi.RateLimiting;

namespace Todo.WebApi.Controllers;

/// <summary>The account of the signed-in user.</summary>
[Route("api/users")]
[Tags("Users")]
public sealed class UsersController(IMediator mediator) : ApiController(mediator)
{
    private const string Me = "/api/users/me";

    /// <summary>Register</summary>
    /// <remarks>Creates an account. No other account may have the email address; letter case does not matter.</remarks>
    /// <response code="201">The new user.</response>
    [HttpPost(Name = "registerUser")]
    [Dispatches(typeof(RegisterUser))]
    [Sends(ResponseHeaders.Location)]
    [AllowAnonymous]
    [LimitSignIns]
    [CacheControl(CacheControlAttribute.NoStore)]
    [ProducesResponseType<UserResponse>(StatusCodes.Status201Created, "application/json")]
    [Fails(StatusCodes.Status409Conflict, "The user with this email already exists in the system.", Problem = ProblemTypes.EmailTaken)]
    public Task<IActionResult> Register(RegisterBody body, CancellationToken cancellationToken) =>
        SendAsync(new RegisterUser(body.Name.Value, body.Email.Value, body.Password.Value, body.TimeZone.Or(null!)), user => Created(Me, user), cancellationToken);

    /// <summary>Read the account</summary>
    /// <remarks>Returns the signed-in user.</remarks>
    /// <response code="200">The user.</response>
    [HttpGet("me", Name = "getCurrentUser")]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> GetMe(CancellationToken cancellationToken) =>
        SendAsync(new GetCurrentUser(), Ok, cancellationToken);

    /// <summary>Change the account</summary>
    /// <remarks>Changes the members that are given (RFC 7396).</remarks>
    /// <response code="200">The changed user.</response>
    [HttpPatch("me", Name = "patchUser")]
    [Dispatches(typeof(ChangeUser))]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Patch(PatchUserBody body, CancellationToken cancellationToken) =>
        SendAsync(new ChangeUser(body.Name, body.TimeZone), Ok, cancellationToken);

    /// <summary>Change the name</summary>
    /// <remarks>Changes the name of the signed-in user.</remarks>
    /// <response code="200">The changed user.</response>
    [HttpPut("name", Name = "renameUser")]
    [Dispatches(typeof(RenameUser))]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Rename(RenameBody body, CancellationToken cancellationToken) =>
        SendAsync(new RenameUser(body.Name.Value), Ok, cancellationToken);

    /// <summary>Change the password</summary>
    /// <remarks>Revokes every other session of the user; the current one continues with its tokens. After 5 wrong passwords in 15 minutes, the answer is 429.</remarks>
    /// <response code="200">The user.</response>
    [HttpPut("password", Name = "changePassword")]
    [Dispatches(typeof(ChangePassword))]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> ChangePassword(ChangePasswordBody body, CancellationToken cancellationToken) =>
        SendAsync(new ChangePassword(body.CurrentPassword.Value, body.Password.Value), Ok, cancellationToken);

    /// <summary>Delete the account</summary>
    /// <remarks>Deletes the user with all lists, todos and sessions; their tokens stop working at once. After 5 wrong passwords in 15 minutes, the answer is 429.</remarks>
    /// <response code="204">The account is deleted.</response>
    [HttpDelete("me", Name = "deleteUser")]
    [Dispatches(typeof(DeleteUser))]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status429TooManyRequests)]
    [Fails(StatusCodes.Status429TooManyRequests, Problem = ProblemTypes.PasswordThrottled)]
    public Task<IActionResult> DeleteMe(DeleteUserBody body, CancellationToken cancellationToken) =>
        SendAsync(new DeleteUser(body.Password.Value), _ => NoContent(), cancellationToken);

    /// <summary>Export the account</summary>
    /// <remarks>Returns everything stored about the user, as a download. It contains no password and no hash.</remarks>
    /// <response code="200">The user, the active sessions, the lists, and all todos, including those in the trash.</response>
    [HttpGet("me/export", Name = "exportUser")]
    [DisableRequestTimeout]
    [Sends(ResponseHeaders.ContentDisposition)]
    [CacheControl(CacheControlAttribute.NoStore)]
    [ProducesResponseType<UserExport>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Export(CancellationToken cancellationToken) =>
        SendAsync(
            new ExportUser(),
            export =>
            {
                Response.Headers.ContentDisposition = "attachment; filename=\"todo-export.json\"";
                return Ok(export);
            },
            cancellationToken);
}
