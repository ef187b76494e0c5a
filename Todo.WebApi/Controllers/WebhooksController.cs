using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Webhooks;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.Json;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The webhooks of the signed-in user: addresses that get a signed request for each event (Standard Webhooks 1.0).</summary>
[Route("api/webhooks")]
[Tags("Webhooks")]
public sealed class WebhooksController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the webhooks</summary>
    /// <remarks>Returns all webhooks of the user, by id.</remarks>
    /// <response code="200">The webhooks.</response>
    [HttpGet(Name = "listWebhooks")]
    [ProducesResponseType<IReadOnlyList<WebhookResponse>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(new ListWebhooks(), Ok, cancellationToken);

    /// <summary>Create a webhook</summary>
    /// <remarks>
    /// Adds an active webhook. The answer has its secret, which no later answer has. With an Idempotency-Key, the request can be repeated safely:
    /// for 24 hours, a repeat creates no second webhook but returns the first answer again, with the header Idempotent-Replayed and without the secret.
    /// </remarks>
    /// <param name="body">The webhook.</param>
    /// <param name="idempotencyKey" example="0a1d64e5-35c4-4b7e-8f61-ff9d1c0a5a01">1 to 255 visible ASCII characters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="201">The new webhook.</response>
    [HttpPost(Name = "createWebhook")]
    [CacheControl(CacheControlAttribute.NoStore)]
    [Dispatches(typeof(CreateWebhook))]
    [Sends(ResponseHeaders.Location, ResponseHeaders.IdempotentReplayed)]
    [ProducesResponseType<WebhookWithSecretResponse>(StatusCodes.Status201Created, "application/json")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 10 webhooks.", Problem = ProblemTypes.LimitReached)]
    [Fails(StatusCodes.Status409Conflict, Problem = ProblemTypes.IdempotencyKeyInUse, Sends = ResponseHeaders.RetryAfter)]
    [Fails(StatusCodes.Status422UnprocessableEntity)]
    [Fails(StatusCodes.Status422UnprocessableEntity, Problem = ProblemTypes.IdempotencyKeyReused)]
    public Task<IActionResult> Create(
        CreateWebhookBody body,
        [FromHeader(Name = ClientNames.IdempotencyKey)] string? idempotencyKey,
        CancellationToken cancellationToken) =>
        SendAsync(
            new CreateWebhook(body.Url, body.Events, IdempotencyKeys.Of(HttpContext, idempotencyKey)),
            created => Created(created, $"/api/webhooks/{created.Value.Id}", WebhookWithSecretResponse.Of(created.Value, created.Secret)),
            cancellationToken);

    /// <summary>Read a webhook</summary>
    /// <remarks>Returns one webhook of the user.</remarks>
    /// <param name="id" example="1">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The webhook.</response>
    [HttpGet("{id}", Name = "getWebhook")]
    [ProducesResponseType<WebhookResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Webhook not found")]
    public Task<IActionResult> Get(ResourceId id, CancellationToken cancellationToken) => SendAsync(new GetWebhook(id), Ok, cancellationToken);

    /// <summary>Change a webhook</summary>
    /// <remarks>
    /// Changes the members that are given. A webhook that the server has disabled, because its receiver does not work, is enabled again with
    /// is_active: true.
    /// </remarks>
    /// <param name="id" example="1">The id of the webhook.</param>
    /// <param name="body">The members to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The changed webhook.</response>
    [HttpPatch("{id}", Name = "patchWebhook")]
    [Dispatches(typeof(ChangeWebhook))]
    [ProducesResponseType<WebhookResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Webhook not found")]
    public Task<IActionResult> Patch(ResourceId id, PatchWebhookBody body, CancellationToken cancellationToken) =>
        SendAsync(new ChangeWebhook(id, body.Url, body.Events, body.IsActive), Ok, cancellationToken);

    /// <summary>Delete a webhook</summary>
    /// <remarks>Deletes the webhook with its deliveries; those that are pending are not sent.</remarks>
    /// <param name="id" example="1">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="204">The webhook is deleted.</response>
    [HttpDelete("{id}", Name = "deleteWebhook")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status404NotFound, "Webhook not found")]
    public Task<IActionResult> Delete(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new DeleteWebhook(id), _ => NoContent(), cancellationToken);

    /// <summary>Rotate the secret of a webhook</summary>
    /// <remarks>
    /// Replaces the secret. The answer has the new one, which no later answer has. For 24 hours, the requests are signed with both secrets, so that the
    /// receiver can change over.
    /// </remarks>
    /// <param name="id" example="1">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The webhook with its new secret.</response>
    [HttpPost("{id}/secret", Name = "rotateWebhookSecret")]
    [CacheControl(CacheControlAttribute.NoStore)]
    [ProducesResponseType<WebhookWithSecretResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Webhook not found")]
    public Task<IActionResult> RotateSecret(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new RotateSecret(id), rotated => Ok(WebhookWithSecretResponse.Of(rotated.Webhook, rotated.Secret)), cancellationToken);

    /// <summary>Test a webhook</summary>
    /// <remarks>Sends a message of the type ping with empty data, also to an inactive webhook. The list of deliveries has the outcome.</remarks>
    /// <param name="id" example="1">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="202">The message will be sent.</response>
    [HttpPost("{id}/ping", Name = "pingWebhook")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [Fails(StatusCodes.Status404NotFound, "Webhook not found")]
    public Task<IActionResult> Ping(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new PingWebhook(id), _ => StatusCode(StatusCodes.Status202Accepted), cancellationToken);
}
