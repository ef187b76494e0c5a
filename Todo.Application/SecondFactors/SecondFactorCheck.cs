using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.SecondFactors;

namespace Todo.Application.SecondFactors;

/// <summary>What a text was good for as the second factor.</summary>
internal enum UsedCode
{
    /// <summary>Nothing: it is wrong, or was used before.</summary>
    None,

    /// <summary>It is a code of the user's app.</summary>
    Totp,

    /// <summary>It is a recovery code.</summary>
    Recovery,
}

/// <summary>Verifies codes and uses them, in the unit of work of what they are used for: if that fails, they are unused.</summary>
internal sealed class SecondFactorCheck(ISecondFactorRepository factors, ISecretProtector protector, TimeProvider clock)
{
    /// <summary>Uses a code of the user's app, or a recovery code.</summary>
    public async Task<UsedCode> UseAnyAsync(long userId, string text, CancellationToken cancellationToken)
    {
        if (await TryUseCodeAsync(userId, text, cancellationToken))
            return UsedCode.Totp;
        return await factors.TryUseRecoveryCodeAsync(userId, CodeText.HashOf(text), cancellationToken) ? UsedCode.Recovery : UsedCode.None;
    }

    /// <summary>Uses a code of the user's app.</summary>
    public async Task<bool> TryUseCodeAsync(long userId, string text, CancellationToken cancellationToken) =>
        CodeText.AsCode(text) is not null
        && await factors.FindAsync(userId, cancellationToken) is { ConfirmedAt: not null } factor
        && FindStep(factor, text) is { } step
        && await factors.TryUseStepAsync(userId, step, cancellationToken);

    /// <summary>The time step whose code this is, if it is valid now; otherwise null.</summary>
    /// <exception cref="SecretKeyException">The secret cannot be decrypted.</exception>
    public long? FindStep(SecondFactor factor, string text) => CodeText.AsCode(text) is { } code
        ? Totp.FindStep(protector.Unprotect(factor.ProtectedSecret, SecondFactorSecret.Purpose), code, clock.Now())
        : null;
}
