using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Todo.WebApi.Binding;

namespace Todo.WebApi.RateLimiting;

/// <summary>Counts the request toward the limit of sign-ins; refreshing is not counted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitSignInsAttribute : Attribute, IAsyncResourceFilter, IOrderedFilter
{
    /// <summary>Runs before the body is bound.</summary>
    public int Order => 0;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!await IsRefreshAsync(http))
        {
            using var lease = http.RequestServices.GetRequiredService<SignInLimiter>().Acquire(http.Connection.RemoteIpAddress);
            if (!lease.IsAcquired)
            {
                await RateLimits.RejectAsync(http, lease);
                context.Result = new EmptyResult();
                return;
            }
        }
        await next();
    }

    private static async Task<bool> IsRefreshAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OAuthFormAttribute>() is not null
        && OAuthForm.IsForm(context.Request)
        && await OAuthForm.ReadAsync(context.Request, context.RequestAborted) is { } form
        && form["grant_type"] is ["refresh_token"];
}
