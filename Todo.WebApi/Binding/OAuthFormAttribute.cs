using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Todo.WebApi.Binding;

/// <summary>The action takes an OAuth form and nothing else: 415 for any other body.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OAuthFormAttribute : Attribute, IResourceFilter, IOrderedFilter
{
    /// <summary>Behind the limits, before the binding.</summary>
    public int Order => 1;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!OAuthForm.IsForm(context.HttpContext.Request))
            context.Result = new UnsupportedMediaTypeResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
