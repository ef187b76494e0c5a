using System.Globalization;
using Todo.Application.Changes;
using Todo.Application.Common;
using Todo.Application.Lists;
using Todo.Domain;
using Todo.Domain.Lists;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Tombstones;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Lists;

internal sealed class ListRepository(
    DatabaseScope database, ListStatements statements, UserCounter counter, Inboxes inboxes, TombstoneRows tombstones, TimeProvider clock)
    : IListRepository
{
    /// <summary>The lists found for change, as the database has them.</summary>
    private readonly Dictionary<TodoList, TodoList> _stored = new(ReferenceEqualityComparer.Instance);

    public ValueTask<Result<TodoList>> FindAsync(long id, long userId, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<TodoList>>(
            async (session, ct) =>
                await session.SingleAsync(statements.Table.Find, statements.Table.Read, ct, id, userId) is { } list
                    ? list
                    : await counter.ExistsAsync(session, userId, ct) ? ListFailures.NotFound : Failure.InvalidToken,
            cancellationToken);

    public async ValueTask<Result<TodoList>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken)
    {
        await counter.DeferLockAsync(userId, cancellationToken);
        var found = await FindAsync(id, userId, cancellationToken);
        if (found.TryGetValue(out var list, out _))
            Store(list);
        return found;
    }

    public async ValueTask<IReadOnlyList<TodoList>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        await inboxes.AdoptIfNeededAsync(userId, cancellationToken);
        var rows = await ListRowsAsync(userId, cancellationToken);
        if (rows.Exists(list => list.IsInbox))
            return rows;
        await inboxes.AdoptAsync(userId, cancellationToken);
        return await ListRowsAsync(userId, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<TodoList>> ListForChangeAsync(long userId, CancellationToken cancellationToken)
    {
        await counter.DeferLockAsync(userId, cancellationToken);
        var rows = await ListRowsAsync(userId, cancellationToken);
        rows.ForEach(Store);
        return rows;
    }

    public ValueTask<IReadOnlyDictionary<long, long>> CountOpenAsync(long userId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<long, long>>(
            async (session, ct) => (await session.ListAsync(
                    statements.CountOpen,
                    reader => KeyValuePair.Create(reader.GetInt64(0), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture)),
                    ct,
                    userId))
                .ToDictionary(),
            cancellationToken);

    public async ValueTask<Failure?> AddAsync(TodoList list, long limit, CancellationToken cancellationToken)
    {
        if (!await counter.LockAsync(list.UserId, cancellationToken) || !await counter.ExistsAsync(database.Current, list.UserId, cancellationToken))
            return Failure.InvalidToken;
        await inboxes.EnsureAsync(list.UserId, cancellationToken);
        var count = Convert.ToInt64(
            await database.Current.ScalarAsync(statements.Count, cancellationToken, list.UserId), CultureInfo.InvariantCulture);
        if (count >= limit)
            return ListFailures.TooMany(limit);
        list.Stamp(await counter.NumberAsync(list.UserId, cancellationToken));
        var id = await database.Current.ScalarAsync(statements.Table.Insert, cancellationToken, statements.Table.InsertValues(list));
        statements.Table.Assign(list, (long)id!);
        database.Current.Change!.Record(WebhookEvents.ListCreated, list);
        return null;
    }

    public async ValueTask AddInboxAsync(long userId, CancellationToken cancellationToken) => await inboxes.EnsureAsync(userId, cancellationToken);

    public async ValueTask SaveAsync(TodoList list, CancellationToken cancellationToken)
    {
        _stored.Remove(list, out var stored);
        list.Stamp(await counter.NumberAsync(list.UserId, cancellationToken));
        if (statements.Table.Update(stored!, list) is not { } update)
            return;
        await database.Current.DeferAsync(update.Statement, cancellationToken, update.Values);
        database.Current.Change!.Record(WebhookEvents.ListUpdated, list);
    }

    public async ValueTask DeleteAsync(TodoList list, CancellationToken cancellationToken)
    {
        _stored.Remove(list);
        var number = await counter.NumberAsync(list.UserId, cancellationToken);
        await database.Current.DeferAsync(statements.Table.Delete, cancellationToken, list.Id, list.UserId);
        database.Current.Change!.Record(WebhookEvents.ListDeleted, list);
        await tombstones.AddAsync(database.Current, list.UserId, new(number, ThingType.List, list.Id), clock.Now(), cancellationToken);
    }

    private ValueTask<List<TodoList>> ListRowsAsync(long userId, CancellationToken cancellationToken) => database.ReadAsync(
        (session, ct) => session.ListAsync(statements.List, statements.Table.Read, ct, userId), cancellationToken);

    private void Store(TodoList list) => _stored[list] = statements.Table.Copy(list);
}
