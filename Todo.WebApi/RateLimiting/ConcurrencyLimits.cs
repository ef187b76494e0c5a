using System.Threading.RateLimiting;

namespace Todo.WebApi.RateLimiting;

/// <summary>Limits concurrent requests: the resources of each request are bounded, so their total is bounded too.</summary>
internal static class ConcurrencyLimits
{
    /// <summary>The query parameter that makes a list a search, which reads all todos of a user.</summary>
    private const string Search = "q";

    /// <summary>The partition that all requests share.</summary>
    private static readonly object All = new();

    private static readonly object Unlimited = new();

    /// <summary>Few, because each may hold a page and a reader that is slow; a browser sends six at a time.</summary>
    private static readonly ConcurrencyLimiterOptions OfUser = new() { PermitLimit = 4, QueueLimit = 60 };

    /// <summary>More, because many people can share a network.</summary>
    private static readonly ConcurrencyLimiterOptions OfNetwork = new() { PermitLimit = 16, QueueLimit = 48 };

    private static readonly ConcurrencyLimiterOptions OfAll = new() { PermitLimit = 512, QueueLimit = 2048 };
    private static readonly ConcurrencyLimiterOptions SearchesOfClient = new() { PermitLimit = 1, QueueLimit = 8 };

    /// <summary>Leaves one processor for everything else.</summary>
    private static readonly ConcurrencyLimiterOptions SearchesOfAll = new() { PermitLimit = Math.Max(1, Environment.ProcessorCount - 1), QueueLimit = 512 };

    /// <param name="keyOf">Returns the client of a request; null if the request counts toward no limit.</param>
    public static PartitionedRateLimiter<HttpContext> Create(Func<HttpContext, ClientKey?> keyOf) =>
        PartitionedRateLimiter.CreateChained(
            Limiter(context => keyOf(context), key => key is ClientKey { IsUser: true } ? OfUser : OfNetwork),
            Limiter(context => IsSearch(context) ? keyOf(context) : null, _ => SearchesOfClient),
            Limiter(context => keyOf(context) is null ? null : All, _ => OfAll),
            Limiter(context => IsSearch(context) ? All : null, _ => SearchesOfAll));

    private static bool IsSearch(HttpContext context) => context.Request.Query.ContainsKey(Search);

    private static PartitionedRateLimiter<HttpContext> Limiter(
        Func<HttpContext, object?> keyOf, Func<object, ConcurrencyLimiterOptions> optionsOf) =>
        PartitionedRateLimiter.Create<HttpContext, object>(context => keyOf(context) is { } key
            ? RateLimitPartition.GetConcurrencyLimiter(key, optionsOf)
            : RateLimitPartition.GetNoLimiter(Unlimited));
}
