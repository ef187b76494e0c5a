using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;

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
