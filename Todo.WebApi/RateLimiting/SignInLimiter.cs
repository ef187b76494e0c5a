using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Todo.Application.Common;

namespace Todo.WebApi.RateLimiting;

/// <summary>Limits the passwords that a client network can have hashed or guess: registrations and password sign-ins.</summary>
internal sealed class SignInLimiter(IOptions<RateLimitingOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        network => options.Value.Enabled
            ? RateLimitPartition.GetFixedWindowLimiter(network, _ => RateLimits.PerMinute(options.Value.SignInPermitsPerMinute))
            : RateLimitPartition.GetNoLimiter(network));

    public RateLimitLease Acquire(IPAddress? client) => _limiter.AttemptAcquire(ClientNetwork.Of(client));

    public void Dispose() => _limiter.Dispose();
}
