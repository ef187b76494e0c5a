using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Tombstones;

/// <summary>Deletes the tombstones that no valid cursor needs, and notes up to which number the deletions of a user are forgotten.</summary>
internal sealed class ForgottenDeletions(IOptions<LimitsOptions> limits) : ICleanUpTask
{
    /// <summary>A column of users.</summary>
    public const string ForgottenSeq = "ForgottenSeq";

    /// <summary>For clocks of several instances that differ.</summary>
    private const int SpareDays = 1;

    /// <summary>Writes of a user wait until the transaction ends.</summary>
    private const int MaxUsers = 20;

    public async Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = now.AddDays(-limits.Value.TombstoneDays - SpareDays);
        var outdated = session.Context.Set<Tombstone>().Where(tombstone => tombstone.DeletedAt <= until);
        var batch = await outdated.OrderBy(tombstone => tombstone.DeletedAt).Take(CleanUp.BatchSize)
            .Select(tombstone => new { tombstone.UserId, tombstone.ChangeSeq }).ToListAsync(cancellationToken);
        var users = batch.GroupBy(tombstone => tombstone.UserId).OrderBy(user => user.Key).ToList();
        // In the order of the users, so that two instances do not wait for each other.
        foreach (var user in users.Take(MaxUsers))
        {
            var last = user.Max(tombstone => tombstone.ChangeSeq);
            await session.Context.Users.Where(one => one.Id == user.Key && EF.Property<long>(one, ForgottenSeq) < last)
                .ExecuteUpdateAsync(set => set.SetProperty(one => EF.Property<long>(one, ForgottenSeq), last), cancellationToken);
            await outdated.Where(tombstone => tombstone.UserId == user.Key && tombstone.ChangeSeq <= last).ExecuteDeleteAsync(cancellationToken);
        }
        return batch.Count == CleanUp.BatchSize || users.Count > MaxUsers;
    }
}
