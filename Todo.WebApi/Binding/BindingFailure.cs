using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Binding;

/// <summary>The answer to a request that could not be bound.</summary>
internal static class BindingFailure
{
    /// <summary>The body's own failure, or what the binders found wrong with the parameters.</summary>
    public static IActionResult ResultOf(ActionContext context)
    {
        if (context.HttpContext.Features.Get<Failure>() is { } failure)
            return new FailureResult(failure, OAuthForm.IsForm(context.HttpContext.Request) ? OAuthForm.InvalidRequest : null);
        var errors = context.ModelState
            .Where(entry => entry.Value is { Errors.Count: > 0 })
            .ToDictionary(entry => entry.Key, entry => entry.Value!.Errors.Select(error => error.ErrorMessage).ToArray());
        return new FailureResult(Failure.Invalid(errors));
    }
}
