using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.WebApi.Errors;

namespace Todo.WebApi.RateLimiting;

/// <summary>Registers the limits per minute and those of concurrent requests.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>()
            .Configure<IOptions<RateLimitingOptions>>((limiter, options) =>
            {
                limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                    PartitionedRateLimiter.Create<HttpContext, ClientKey>(context => KeyOf(context) is { } key
                        ? RateLimitPartition.GetFixedWindowLimiter(key, _ => PerMinute(options.Value.PermitsPerMinute))
                        : RateLimitPartition.GetNoLimiter(default(ClientKey))),
                    ConcurrencyLimits.Create(context => IsStream(context) ? null : KeyOf(context)));
                limiter.OnRejected = (rejected, _) => RejectAsync(rejected.HttpContext, rejected.Lease);
            });
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<ICurrentClient, CurrentClient>();
        return services;
    }

    public static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 };

    public static ValueTask RejectAsync(HttpContext context, RateLimitLease lease)
    {
        // A concurrency limit does not know when a running request ends.
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Soon;
        Problems.SetRetryAfter(context.Response, wait);
        return new(Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests));
    }

    /// <summary>Returns the client of the request; null if the request counts toward no limit.</summary>
    private static ClientKey? KeyOf(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<UnlimitedAttribute>() is null ? ClientKey.Of(context) : null;

    /// <summary>Returns whether the response goes on for long. Such responses have limits of their own.</summary>
    private static bool IsStream(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StreamAttribute>() is not null;
}

/// <summary>Excludes the operation from all limits.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnlimitedAttribute : Attribute;

/// <summary>The response of the operation goes on for long, so it does not count toward the limits of concurrent requests.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamAttribute : Attribute;
