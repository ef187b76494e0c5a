using Microsoft.AspNetCore.Mvc.Filters;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Binding;

/// <summary>The action refuses query parameters that it does not know: a misspelt one must not delete too much.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnlyQueryAttribute(params string[] names) : Attribute, IResourceFilter
{
    private static readonly IReadOnlyList<MemberError> Unknown =
        [new(ErrorCodes.UnknownParameter, "This operation does not know this parameter.")];

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var unknown = context.HttpContext.Request.Query.Keys.Where(name => !names.Contains(name, StringComparer.Ordinal)).ToArray();
        if (unknown.Length > 0)
            context.Result = new FailureResult(Failure.Invalid(unknown.ToDictionary(name => name, _ => Unknown)));
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
