namespace Todo.Application.Changes;

/// <summary>
/// What has changed of a user's lists and todos, in the order of the numbers of the transactions. Every method names the owner, and the
/// owner is part of each statement that it runs.
/// </summary>
public interface IChangeRepository
{
    /// <summary>The number of the user's last committed change: everything up to it can be listed. Null if there is no such user.</summary>
    ValueTask<long?> FindLastNumberAsync(long userId, CancellationToken cancellationToken);

    /// <summary>The highest number of a deletion that is no longer listed; 0 if all are.</summary>
    ValueTask<long> FindForgottenNumberAsync(long userId, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="take"/> changes. What changes meanwhile gets a number above <paramref name="through"/> and is left out.
    /// The slice ends early at about 1 MiB of text, so that the memory of a request is bounded.
    /// </summary>
    /// <param name="userId">The owner.</param>
    /// <param name="after">Where lists and todos start.</param>
    /// <param name="deletedAfter">Where deletions start.</param>
    /// <param name="through">The last number.</param>
    /// <param name="take">The largest number of changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<ChangeSlice> ListAsync(
        long userId, ChangeKey after, ChangeKey deletedAfter, long through, int take, CancellationToken cancellationToken);

    /// <summary>The ids alone, at most <paramref name="take"/> of each type.</summary>
    ValueTask<ChangedIds> ListIdsAsync(long userId, ChangeKey after, long through, int take, CancellationToken cancellationToken);
}
