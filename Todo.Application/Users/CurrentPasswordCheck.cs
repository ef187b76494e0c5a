using Todo.Application.Common;
using Todo.Application.Throttling;
using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>Asks a signed-in user for the current password before something that cannot be undone.</summary>
internal sealed class CurrentPasswordCheck(
    IUserRepository users, IUnitOfWork unitOfWork, ICurrentUser current, IPasswordHasher hasher, IAttemptThrottle throttle)
{
    /// <summary>The user, whose password it is; a failure names <paramref name="member"/> when it is not.</summary>
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
