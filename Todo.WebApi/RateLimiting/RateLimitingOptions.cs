using System.ComponentModel.DataAnnotations;

namespace Todo.WebApi.RateLimiting;

/// <summary>How often one client may ask, counted by each instance for itself; section <c>RateLimiting</c>.</summary>
public sealed class RateLimitingOptions
{
    public const string Section = "RateLimiting";

    /// <summary>Whether anything is limited.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests a minute of one user, or of one client network (an IPv4 address, or an IPv6 /64) without a token.</summary>
    [Range(1, 1_000_000)]
    public int PermitsPerMinute { get; set; } = 600;

    /// <summary>Registrations and password sign-ins a minute of one client network.</summary>
    [Range(1, 1_000_000)]
    public int SignInPermitsPerMinute { get; set; } = 30;
}
