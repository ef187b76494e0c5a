using System.Runtime.ExceptionServices;
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
        var (hasOtherGrant, unreadable) = await ReadGrantAsync(http);
        if (!hasOtherGrant)
        {
            using var lease = http.RequestServices.GetRequiredService<SignInLimiter>().Acquire(http.Connection.RemoteIpAddress);
            if (!lease.IsAcquired)
            {
                await RateLimits.RejectAsync(http, lease);
                context.Result = new EmptyResult();
                return;
            }
        }
        // Not read again: what is left of a chunked body may be a form.
        unreadable?.Throw();
        await next();
    }

    /// <summary>Reads whether the form names a grant that is not counted. A form that cannot be read counts, and fails after that.</summary>
    private static async Task<(bool HasOtherGrant, ExceptionDispatchInfo? Unreadable)> ReadGrantAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OAuthFormAttribute>() is null || !OAuthForm.IsForm(context.Request))
            return (false, null);
        try
        {
            var form = await OAuthForm.ReadAsync(context.Request, context.RequestAborted);
            return (form?["grant_type"] is [GrantTypes.RefreshToken] or [GrantTypes.JwtBearer], null);
        }
        catch (BadHttpRequestException exception)
        {
            return (false, ExceptionDispatchInfo.Capture(exception));
        }
    }
}
