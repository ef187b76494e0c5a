using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.SingleSignOn;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The OpenID providers whose users can sign in.</summary>
[AllowAnonymous]
[Route("api/login/providers")]
[Tags("Sign-in")]
public sealed class ProvidersController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the sign-in providers</summary>
    /// <remarks>
    /// Returns what a front end needs to send the user to a provider. The ID token with which the user comes back is then exchanged at the token endpoint.
    /// </remarks>
    /// <response code="200">The providers; none if users sign in with a password only.</response>
    [HttpGet(Name = "listProviders")]
    [Dispatches(typeof(ListProviders))]
    [ProducesResponseType<IReadOnlyList<ProviderResponse>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(new ListProviders(), Ok, cancellationToken);
}
