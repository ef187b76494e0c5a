using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Todo.WebApi.Binding;
using Todo.WebApi.Discovery;

namespace Todo.WebApi.RateLimiting;

/// <summary>Counts the request toward the limit of registrations and password sign-ins; other grants are not counted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitSignInsAttribute : Attribute, IAsyncResourceFilter, IOrderedFilter
{
    /// <summary>Runs before the body is bound.</summary>
    public int Order => 0;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!await HasOtherGrantAsync(http))
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

    private static async Task<bool> HasOtherGrantAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OAuthFormAttribute>() is null || !OAuthForm.IsForm(context.Request))
            return false;
        try
        {
            return await OAuthForm.ReadAsync(context.Request, context.RequestAborted) is { } form
                && form["grant_type"] is [GrantTypes.RefreshToken] or [GrantTypes.JwtBearer];
        }
        catch (BadHttpRequestException)
        {
            // Counted; then reading the form fails again.
            return false;
        }
    }
}
