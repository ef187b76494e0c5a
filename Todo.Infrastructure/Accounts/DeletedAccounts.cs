using Microsoft.EntityFrameworkCore;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Accounts;

/// <summary>Deletes what a crash has left of deleted accounts.</summary>
internal sealed class DeletedAccounts(UserStatements users) : ICleanUpTask
{
    /// <summary>After all that begins with the prefix. A range rather than LIKE, which on SQLite ignores case.</summary>
    private const string End = "deleted!";

    public async Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
#pragma warning disable CA1309 // Becomes SQL, which compares this column by code unit.
        var deleted = await session.Context.Users
            .Where(user => string.Compare(user.NormalizedEmail, User.DeletedPrefix) > 0 && string.Compare(user.NormalizedEmail, End) < 0)
            .OrderBy(user => user.Id).Select(user => user.Id).Take(1).ToListAsync(cancellationToken);
#pragma warning restore CA1309
        if (deleted.Count == 0)
            return false;
        await AccountRemoval.DeleteSomeAsync(session, users, deleted[0], cancellationToken);
        return true;
    }
}
