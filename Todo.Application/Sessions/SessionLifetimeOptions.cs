using System.ComponentModel.DataAnnotations;
using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>Lifetimes of sessions; section <c>Jwt</c>.</summary>
public sealed class SessionLifetimeOptions
{
    public const string Section = "Jwt";

    /// <summary>Days without a refresh after which a session expires.</summary>
    [Range(1, 3650)]
    public int RefreshTokenDays { get; set; } = 30;

    /// <summary>Days after the sign-in after which a session expires even if it is refreshed.</summary>
    [Range(1, 3650)]
    public int SessionDays { get; set; } = 90;

    /// <summary>Seconds during which a used refresh token is accepted again: a response may be lost, or two tabs may refresh at once.</summary>
    [Range(0, 60)]
    public int RefreshLeewaySeconds { get; set; } = 10;

    internal SessionLifetime Lifetime => new(TimeSpan.FromDays(RefreshTokenDays), TimeSpan.FromDays(SessionDays));

    internal TimeSpan RefreshLeeway => TimeSpan.FromSeconds(RefreshLeewaySeconds);
}
