using Todo.Application.Common;
using Todo.Application.Throttling;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>Verifies the current password of the signed-in user before a change that cannot be undone.</summary>
internal sealed class CurrentPasswordCheck(IUserRepository users, ICurrentUser current, IPasswordHasher hasher, CountedAttempts attempts)
{
    /// <summary>Returns the user if the password is right; otherwise a failure that names <paramref name="member"/>.</summary>
    public Task<Result<User>> VerifyAsync(string password, string member, CancellationToken cancellationToken) =>
        attempts.RunAsync(
            AttemptKey.CurrentPassword(current.Id), ticket => VerifyAsync(ticket, password, member, cancellationToken), cancellationToken);

    private async Task<Result<User>> VerifyAsync(
        AttemptTicket ticket, string password, string member, CancellationToken cancellationToken)
    {
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
}
