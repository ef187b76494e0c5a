using Microsoft.AspNetCore.Mvc;
using Todo.Application.Common;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Binding;

/// <summary>The answer to a request whose body or form cannot be read at all.</summary>
internal static class BindingFailure
{
    public static IActionResult ResultOf(ActionContext context) =>
        new FailureResult(context.HttpContext.Features.Get<Failure>() ?? Failure.Malformed("The request is malformed."));
}
