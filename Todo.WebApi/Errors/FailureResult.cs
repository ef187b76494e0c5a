using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;
using Todo.WebApi.Binding;

namespace Todo.WebApi.Errors;

/// <summary>The answer of an action whose use case failed.</summary>
internal sealed class FailureResult(Failure failure, string? oauthError = null) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => Problems.WriteAsync(context.HttpContext, failure, oauthError);

    /// <summary>The answer to a request that could not be bound: the body's own failure, or what was said of the query.</summary>
    public static IActionResult ForBinding(ActionContext context)
    {
        if (context.HttpContext.Features.Get<Failure>() is { } failure)
            return new FailureResult(failure, OAuthForm.IsForm(context.HttpContext.Request) ? OAuthForm.InvalidRequest : null);
        var errors = context.ModelState
            .Where(entry => entry.Value is { Errors.Count: > 0 })
            .ToDictionary(entry => entry.Key, entry => entry.Value!.Errors.Select(error => error.ErrorMessage).ToArray());
        return new FailureResult(Failure.Invalid(errors));
    }
}
