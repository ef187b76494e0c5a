using Todo.Application.Common;
using Todo.Application.Sessions;
using Todo.Domain;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>
/// Locks the signed-in user for a change that outlives the request's session. The request was authenticated before its body arrived: the
/// account or the session may have ended since, for example because the password was reset.
/// </summary>
internal sealed class CurrentUserLock(IUserRepository users, ISessionRepository sessions, ICurrentUser current, TimeProvider clock)
{
    /// <summary>Locks the user until the unit of work ends. Whatever ends sessions together with other access locks the user too.</summary>
    public async Task<Result<User>> TakeAsync(CancellationToken cancellationToken) =>
        await users.FindForChangeAsync(current.Id, cancellationToken) is { } user
        && await sessions.FindAsync(current.SessionId, cancellationToken) is { } session
        && session.IsActiveAt(clock.Now())
            ? user
            : UserFailures.Gone;

    /// <summary>As <see cref="TakeAsync(CancellationToken)"/>, for a change that <see cref="CurrentPasswordCheck"/> has confirmed.</summary>
    /// <param name="verified">The user whose password was verified.</param>
    /// <param name="member">The member that a failure names.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<Result<User>> TakeAsync(User verified, string member, CancellationToken cancellationToken)
    {
        var taken = await TakeAsync(cancellationToken);
        // Another request may have changed the password since: what was given is no longer the current one.
        return taken.TryGetValue(out var user, out _) && !user.HasPasswordOf(verified) ? UserFailures.WrongPassword(member) : taken;
    }
}
