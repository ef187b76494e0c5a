using Todo.Application.Common;
using Todo.Application.Throttling;
using Todo.Application.Users;
using Todo.Domain.Users;

namespace Todo.Application.SecondFactors;

/// <summary>A change of the second factor, within a unit of work that has locked the user.</summary>
internal delegate Task<Result<T>> SecondFactorChange<T>(User user, CancellationToken cancellationToken);

/// <summary>Changes the second factor of the signed-in user by a code. Wrong codes are counted, whichever the change.</summary>
internal sealed class SecondFactorEditor(
    CurrentPasswordCheck password,
    SecondFactorCheck check,
    CurrentUserLock userLock,
    IUnitOfWork unitOfWork,
    IAttemptThrottle throttle,
    CountedAttempts attempts,
    ICurrentUser current)
{
    /// <summary>Runs a change that verifies the code itself, and that fails with <see cref="FailureKind.Invalid"/> if it is wrong.</summary>
    public Task<Result<T>> ChangeAsync<T>(SecondFactorChange<T> change, CancellationToken cancellationToken) =>
        CountAsync(userLock.TakeAsync, change, cancellationToken);

    /// <summary>
    /// Verifies the password, then runs a change that uses the code. If the password is wrong, the code is not verified, so that the response
    /// tells nothing about codes.
    /// </summary>
    public async Task<Result<T>> ChangeAsync<T>(
        ConfirmedByBoth confirmation, SecondFactorChange<T> change, CancellationToken cancellationToken)
    {
        var verified = await password.VerifyAsync(confirmation.Password, nameof(confirmation.Password), cancellationToken);
        if (!verified.TryGetValue(out var known, out var failure))
            return failure;
        // What cannot be a code is not a guess, so it does not count.
        if (!CodeText.IsCodeOrRecoveryCode(confirmation.Code))
            return SecondFactorFailures.WrongCode(nameof(confirmation.Code));
        return await CountAsync<T>(
            ct => userLock.TakeAsync(known, nameof(confirmation.Password), ct),
            async (user, ct) =>
            {
                if (!user.TwoFactor)
                    return SecondFactorFailures.Off;
                return await TryUseAsync(user.Id, confirmation, ct)
                    ? await change(user, ct)
                    : SecondFactorFailures.WrongCode(nameof(confirmation.Code));
            },
            cancellationToken);
    }

    private Task<Result<T>> CountAsync<T>(
        Func<CancellationToken, Task<Result<User>>> take, SecondFactorChange<T> change, CancellationToken cancellationToken) =>
        attempts.RunAsync(AttemptKey.Code(current.Id), ticket => ChangeAsync(ticket, take, change, cancellationToken), cancellationToken);

    private async Task<Result<T>> ChangeAsync<T>(
        AttemptTicket ticket, Func<CancellationToken, Task<Result<User>>> take, SecondFactorChange<T> change, CancellationToken cancellationToken)
    {
        var changed = await unitOfWork.ExecuteAsync<Result<T>>(
            async ct =>
            {
                var taken = await take(ct);
                if (!taken.TryGetValue(out var user, out var failure))
                    return failure;
                var result = await change(user, ct);
                if (result.Failure is null)
                    await throttle.ReleaseAsync(ticket, ct);
                return result;
            },
            cancellationToken);
        if (changed.Failure is { Kind: not FailureKind.Invalid })
            await attempts.ReleaseAsync(ticket);
        return changed;
    }

    private async Task<bool> TryUseAsync(long userId, ConfirmedByBoth confirmation, CancellationToken cancellationToken) =>
        confirmation.AcceptsRecoveryCode
            ? await check.UseAnyAsync(userId, confirmation.Code, cancellationToken) != UsedCode.None
            : await check.TryUseCodeAsync(userId, confirmation.Code, cancellationToken);
}

/// <summary>The two factors that confirm a change.</summary>
/// <param name="Password">The current password; null if the account has none.</param>
/// <param name="Code">A code of the user's app.</param>
/// <param name="AcceptsRecoveryCode">Whether a recovery code also serves as the code.</param>
internal sealed record ConfirmedByBoth(string? Password, string Code, bool AcceptsRecoveryCode)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(ConfirmedByBoth);
}
