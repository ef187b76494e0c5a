using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.WebApi.Authentication;
using Todo.WebApi.Errors;

namespace Todo.WebApi.RateLimiting;

/// <summary>The limits of one minute each, and of requests at a time.</summary>
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
                    ConcurrencyLimits.Create(context => KeyOf(context)));
                limiter.OnRejected = (rejected, _) => RejectAsync(rejected.HttpContext, rejected.Lease);
            });
        services.AddSingleton<SignInLimiter>();
        return services;
    }

    public static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 };

    public static ValueTask RejectAsync(HttpContext context, RateLimitLease lease)
    {
        // A limit of requests at a time does not know when one of them ends.
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Soon;
        Problems.SetRetryAfter(context.Response, wait);
        return new(Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests));
    }

    /// <summary>Whose request it is; null for one that counts against no limit.</summary>
    private static ClientKey? KeyOf(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<UnlimitedAttribute>() is null ? ClientKey.Of(context) : null;

    /// <summary>The user, or the client's network for a request without one.</summary>
    private readonly record struct ClientKey(long UserId, string? Network)
    {
        public static ClientKey Of(HttpContext context) => SignedInUser.Of(context) is { } user
            ? new(user.UserId, null)
            : new(0, ClientNetwork.Of(context.Connection.RemoteIpAddress));
    }
}

/// <summary>The operation counts against no limit.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnlimitedAttribute : Attribute;
