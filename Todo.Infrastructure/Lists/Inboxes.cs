using Todo.Domain;
using Todo.Domain.Lists;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Lists;

/// <summary>
/// The inbox of each user. While instances of the previous release run, users get no inbox from them, and todos no list: this release
/// adds both when it first reads or writes the data of the user.
/// </summary>
internal sealed class Inboxes(
    DatabaseScope database, ListStatements statements, UserStatements users, UserCounter counter, TimeProvider clock)
{
    /// <summary>The inbox of the user, created if there is none; part of the unit of work.</summary>
    public async ValueTask<long> EnsureAsync(long userId, CancellationToken cancellationToken) =>
        await counter.InboxAsync(userId, cancellationToken) ?? await CreateAsync(userId, cancellationToken);

    /// <summary>Puts the todos of the user that are in no list into the inbox.</summary>
    public Task AdoptAsync(long userId, CancellationToken cancellationToken) => database.ExecuteAsync(
        async ct =>
        {
            // The account may have been deleted while the request was on its way.
            if (!await counter.LockAsync(userId, ct) || !await counter.ExistsAsync(database.Current, userId, ct))
                return 0;
            var inbox = await EnsureAsync(userId, ct);
            var number = await counter.NumberAsync(userId, ct);
            return await database.Current.ExecuteAsync(statements.Adopt, ct, inbox, Ordering.Last(number), number, userId);
        },
        cancellationToken);

    /// <summary>As <see cref="AdoptAsync"/>, if there are such todos.</summary>
    public async ValueTask AdoptIfNeededAsync(long userId, CancellationToken cancellationToken)
    {
        var unlisted = await database.ReadAsync(
            async (session, ct) => await session.ScalarAsync(statements.HasUnlisted, ct, userId, 1), cancellationToken);
        if (unlisted is not null)
            await AdoptAsync(userId, cancellationToken);
    }

    private async ValueTask<long> CreateAsync(long userId, CancellationToken cancellationToken)
    {
        var inbox = TodoList.CreateInbox(userId, clock.Now());
        inbox.Stamp(await counter.NumberAsync(userId, cancellationToken));
        var id = (long)(await database.Current.ScalarAsync(statements.Table.Insert, cancellationToken, statements.Table.InsertValues(inbox)))!;
        await database.Current.DeferAsync(users.SetInbox, cancellationToken, userId, id);
        counter.SetInbox(id);
        return id;
    }
}
