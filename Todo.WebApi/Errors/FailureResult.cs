using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;

namespace Todo.WebApi.Errors;

/// <summary>The result of an action whose use case failed.</summary>
internal sealed class FailureResult(Failure failure, string? oauthError = null) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => Problems.WriteAsync(context.HttpContext, failure, oauthError);
}
