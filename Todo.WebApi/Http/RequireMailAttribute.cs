using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.WebApi.Errors;

namespace Todo.WebApi.Http;

/// <summary>The operation sends mail: on a server that sends none, the response is 501.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireMailAttribute : Attribute, IResourceFilter, IOrderedFilter
{
    /// <summary>Before the body is bound.</summary>
    public int Order => 1;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<IOptions<MailOptions>>().Value.IsEnabled)
            context.Result = new FailureResult(MailFailures.NotSent);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
