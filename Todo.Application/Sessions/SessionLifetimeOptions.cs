using System.ComponentModel.DataAnnotations;
using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>How long sessions live; section <c>Jwt</c>.</summary>
public sealed class SessionLifetimeOptions
{
    public const string Section = "Jwt";

    /// <summary>Days without a refresh after which a session ends.</summary>
    [Range(1, 3650)]
    public int RefreshTokenDays { get; set; } = 30;

    /// <summary>Days after the sign-in at which a session ends whatever happens.</summary>
    [Range(1, 3650)]
    public int SessionDays { get; set; } = 90;

    /// <summary>Seconds for which a used refresh token may be used again: for a lost answer, or two tabs.</summary>
    [Range(0, 60)]
    public int RefreshLeewaySeconds { get; set; } = 10;

    internal SessionLifetime Lifetime => new(TimeSpan.FromDays(RefreshTokenDays), TimeSpan.FromDays(SessionDays));

    internal TimeSpan RefreshLeeway => TimeSpan.FromSeconds(RefreshLeewaySeconds);
}
