using Todo.Application.Common;
using Todo.Application.Throttling;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>Verifies the current password of the signed-in user before a change that cannot be undone.</summary>
internal sealed class CurrentPasswordCheck(
    IUserRepository users, IUnitOfWork unitOfWork, ICurrentUser current, IPasswordHasher hasher, IAttemptThrottle throttle)
{
    /// <summary>Returns the user if the password is right; otherwise a failure that names <paramref name="member"/>.</summary>
    public async Task<Result<User>> VerifyAsync(string password, string member, CancellationToken cancellationToken)
    {
        var attempt = await throttle.BeginAsync(AttemptKey.CurrentPassword(current.Id), cancellationToken);
        if (attempt.RetryAfter is { } wait)
            return UserFailures.TooManyAttempts(wait);

        if (await users.FindAsync(current.Id, cancellationToken) is not { } user)
            return UserFailures.Gone;
        if (await hasher.VerifyAsync(user, password, cancellationToken) == PasswordVerification.Failed)
            return UserFailures.WrongPassword(member);

        await unitOfWork.ExecuteAsync(ct => throttle.ReleaseAsync(attempt, ct), cancellationToken);
        return user;
    }
}
