using System.ComponentModel.DataAnnotations;

namespace Todo.WebApi.RateLimiting;

/// <summary>Rate limits per client, counted separately by each instance; section <c>RateLimiting</c>.</summary>
public sealed class RateLimitingOptions
{
    public const string Section = "RateLimiting";

    /// <summary>Whether the limits are enabled.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests per minute and user; without a token, per client network (an IPv4 address, or an IPv6 /64).</summary>
    [Range(1, 1_000_000)]
    public int PermitsPerMinute { get; set; } = 600;

    /// <summary>Registrations and password sign-ins per minute and client network.</summary>
    [Range(1, 1_000_000)]
    public int SignInPermitsPerMinute { get; set; } = 30;
}
