using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;
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
        var result = await mediator.Send(request, cancellationToken);
        return result.TryGetValue(out var value, out var failure) ? answer(value) : Fail(ClientNames.In(failure));
    }

    /// <summary>The answer to an expected failure.</summary>
    protected virtual IActionResult Fail(Failure failure) => new FailureResult(failure);
}
