using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Todo.WebApi.RateLimiting;

/// <summary>Registrations and password sign-ins of one client address: each costs a password hash.</summary>
internal sealed class SignInLimiter(IOptions<RateLimitingOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => options.Value.Enabled
            ? RateLimitPartition.GetFixedWindowLimiter(address, _ => RateLimits.PerMinute(options.Value.SignInPermitsPerMinute))
            : RateLimitPartition.GetNoLimiter(address));

    public RateLimitLease Acquire(IPAddress? client) => _limiter.AttemptAcquire(client ?? IPAddress.None);

    public void Dispose() => _limiter.Dispose();
}
