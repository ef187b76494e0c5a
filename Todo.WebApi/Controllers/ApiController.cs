using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;
using Todo.Application.Idempotency;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>Dispatches a request to its use case and shapes the answer.</summary>
[ApiController]
public abstract class ApiController(IMediator mediator) : ControllerBase
{
    /// <summary>Sends the request; <paramref name="answer"/> shapes a success, a failure has its one shape.</summary>
    protected async Task<IActionResult> SendAsync<T>(
        IRequest<Result<T>> request, Func<T, IActionResult> answer, CancellationToken cancellationToken)
    {
        if (MemberErrors.Of(HttpContext) is { } errors)
            return new FailureResult(Failure.Invalid(WithRules(errors, request)));
        var result = await mediator.Send(request, cancellationToken);
        // What was written is answered: a deadline that has passed since must not cut the answer off.
        if (!HttpMethods.IsGet(Request.Method))
            HttpContext.RequestAborted = CancellationToken.None;
        return result.TryGetValue(out var value, out var failure) ? answer(value) : new FailureResult(ClientNames.In(failure));
    }

    /// <summary>Answers with a new thing, or with the first answer again.</summary>
    protected CreatedResult Created<T>(Created<T> created, string location, DateTimeOffset version)
    {
        Response.Headers.ETag = EntityTags.Of(version);
        return Created(created, location, created.Value!);
    }

    /// <summary>
    /// Answers with a new thing in the form of <paramref name="answer"/>, without a version; without <paramref name="location"/> if no
    /// operation returns it alone.
    /// </summary>
    protected CreatedResult Created<T>(Created<T> created, string? location, object answer)
    {
        if (created.IsReplay)
            Response.Headers[ResponseHeaders.IdempotentReplayed] = "true";
        return Created(location, answer);
    }

    /// <summary>Answers with a thing in a version.</summary>
    protected OkObjectResult Tagged<T>(DateTimeOffset version, T value)
    {
        Response.Headers.ETag = EntityTags.Of(version);
        return Ok(value);
    }

    /// <summary>Answers with a value, unless the client already has it.</summary>
    protected IActionResult Conditional<T>(string etag, T value)
    {
        Response.Headers.ETag = etag;
        return EntityTags.IsKnownTo(Request, etag) ? StatusCode(StatusCodes.Status304NotModified) : Ok(value);
    }

    /// <summary>Answers with a page, unless the client already has it.</summary>
    /// <param name="items">The items.</param>
    /// <param name="version">The id of an item, and a number that changes whenever the item does.</param>
    /// <param name="next">The cursor of the next page; null on the last.</param>
    /// <param name="total">The number of items on all pages, if the request asks for it.</param>
    protected IActionResult Page<T>(IReadOnlyList<T> items, Func<T, (long Id, long Version)> version, string? next, long? total)
    {
        var link = next is null ? null : NextLink.To(Request, next);
        if (link is not null)
            Response.Headers.Link = link;
        if (total is { } count)
            Response.Headers[ResponseHeaders.TotalCount] = count.ToString(CultureInfo.InvariantCulture);
        return Conditional(EntityTags.OfPage(items.Select(version), total, link), items);
    }

    /// <summary>The members that could not be read, and those that break a rule: a client gets to know everything at once.</summary>
    private Dictionary<string, IReadOnlyList<MemberError>> WithRules(
        IReadOnlyDictionary<string, IReadOnlyList<MemberError>> unreadable, object request)
    {
        var errors = new Dictionary<string, IReadOnlyList<MemberError>>(unreadable);
        if (HttpContext.RequestServices.GetRequiredService<RequestValidation>().Check(request) is { } failure)
        {
            foreach (var (member, broken) in ClientNames.In(failure).Errors!)
                errors.TryAdd(member, broken);
        }
        return errors;
    }
}
