using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Keys;
using Todo.WebApi.Discovery;
using Todo.WebApi.Http;

namespace Todo.WebApi.Controllers;

/// <summary>What other services need to verify the access tokens.</summary>
[AllowAnonymous]
[CacheControl(CacheControlAttribute.PublicKeys)]
[Route(Endpoints.WellKnown)]
[Tags("Discovery")]
public sealed class WellKnownController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Read the public keys</summary>
    /// <remarks>Returns the JSON Web Key Set (RFC 7517). A new key is published for 5 minutes before it signs.</remarks>
    /// <response code="200">The keys.</response>
    [HttpGet(Endpoints.JsonWebKeys, Name = "getJsonWebKeys")]
    [ProducesResponseType<JsonWebKeySet>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Keys(CancellationToken cancellationToken) =>
        SendAsync(new DescribeSigningKeys(), keys => Ok(JsonWebKeySet.Of(keys)), cancellationToken);

    /// <summary>Read the server's metadata</summary>
    /// <remarks>Returns OAuth 2.0 authorization server metadata (RFC 8414), also at the address where OpenID Connect clients look for it.</remarks>
    /// <response code="200">The metadata.</response>
    [HttpGet("openid-configuration", Name = "getOpenIdConfiguration")]
    [HttpGet("oauth-authorization-server", Name = "getServerMetadata")]
    [ProducesResponseType<ServerMetadata>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Metadata(CancellationToken cancellationToken) =>
        SendAsync(new DescribeSigningKeys(), keys => Ok(ServerMetadata.Of(keys)), cancellationToken);
}
