using Todo.Application.Common;
using Todo.Application.Sessions;
using Todo.Application.Throttling;
using Todo.Domain;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>
/// Verifies the current password of the signed-in user before a change that cannot be undone. If the account has no password, a recent
/// sign-in stands in for it.
/// </summary>
internal sealed class CurrentPasswordCheck(
    IUserRepository users, ISessionRepository sessions, ICurrentUser current, IPasswordHasher hasher, CountedAttempts attempts, TimeProvider clock)
{
    /// <summary>How long a sign-in stands in for the password of an account without one.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Returns the user if the password is right; otherwise a failure that names <paramref name="member"/>. Of an account without a password,
    /// clients show no field for the current one, so the failure names the password.
    /// </summary>
    public async Task<Result<User>> VerifyAsync(string? password, string member, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(current.Id, cancellationToken) is not { } user)
            return UserFailures.Gone;
        if (!user.HasPassword)
            return await HasSignedInRecentlyAsync(cancellationToken) ? user : UserFailures.SignInTooOld;
        if (password is null)
            return UserFailures.PasswordMissing(member);
        return await attempts.RunAsync(
            AttemptKey.CurrentPassword(user.Id), ticket => VerifyAsync(ticket, password, member, cancellationToken), cancellationToken);
    }

    private async Task<Result<User>> VerifyAsync(
        AttemptTicket ticket, string password, string member, CancellationToken cancellationToken)
    {
        // Again, because the password may have changed while the attempt waited to be counted.
        if (await users.FindAsync(current.Id, cancellationToken) is not { } user)
            return UserFailures.Gone;
        var verified = await hasher.VerifyAsync(user, password, cancellationToken);
        if (!verified.TryGetValue(out var verification, out var failure))
            return failure;
        if (verification == PasswordVerification.Failed)
            return UserFailures.WrongPassword(member);
        await attempts.ReleaseAsync(ticket);
        return user;
    }

    /// <summary>Refreshing does not count: only the sign-in itself shows who it is.</summary>
    private async Task<bool> HasSignedInRecentlyAsync(CancellationToken cancellationToken) =>
        await sessions.FindAsync(current.SessionId, cancellationToken) is { } session && clock.Now() - session.CreatedAt <= Recently;
}
