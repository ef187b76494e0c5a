using Todo.Domain.SecondFactors;

namespace Todo.Application.SecondFactors;

/// <summary>The second factors of users, and their recovery codes. All methods are part of the current unit of work, which has locked the user.</summary>
public interface ISecondFactorRepository
{
    /// <summary>The user's factor, pending or not: what its methods change is saved with the commit.</summary>
    Task<SecondFactor?> FindAsync(long userId, CancellationToken cancellationToken);

    void Add(SecondFactor factor);

    /// <summary>Uses the code of a time step.</summary>
    /// <returns>False if it was used before, or if no secret is confirmed.</returns>
    Task<bool> TryUseStepAsync(long userId, long step, CancellationToken cancellationToken);

    /// <summary>Uses a recovery code, which deletes it.</summary>
    /// <returns>False if there is no such code.</returns>
    Task<bool> TryUseRecoveryCodeAsync(long userId, byte[] hash, CancellationToken cancellationToken);

    /// <summary>Replaces all recovery codes of the user.</summary>
    Task ReplaceRecoveryCodesAsync(long userId, IEnumerable<byte[]> hashes, CancellationToken cancellationToken);

    /// <summary>Deletes the user's factor with its recovery codes.</summary>
    Task DeleteAsync(long userId, CancellationToken cancellationToken);
}
