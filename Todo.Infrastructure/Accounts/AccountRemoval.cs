using Microsoft.EntityFrameworkCore;
using Todo.Application.Users;
using Todo.Domain.Lists;
using Todo.Domain.Todos;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Idempotency;
using Todo.Infrastructure.Mails;
using Todo.Infrastructure.Sessions;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Tombstones;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Accounts;

/// <summary>Deletes accounts in batches. The user goes last and takes along what was added meanwhile.</summary>
internal sealed class AccountRemoval(DatabaseScope database, UserStatements users) : IAccountRemoval
{
    public Task<bool> DeleteSomeAsync(long userId, CancellationToken cancellationToken) =>
        DeleteSomeAsync(database.Current, users, userId, cancellationToken);

    public static async Task<bool> DeleteSomeAsync(
        DatabaseSession session, UserStatements users, long userId, CancellationToken cancellationToken)
    {
        // Request and clean-up take turns: otherwise one finds that the other has deleted its batch, and concludes that nothing is left.
        if (await session.SingleAsync(users.Table.FindForChange, users.Table.Read, cancellationToken, userId) is null)
            return false;
        return await DeleteRowsAsync(session.Context, userId, cancellationToken);
    }

    /// <summary>Deletes some rows of a user; part of a unit of work that has locked the user.</summary>
    /// <returns>Whether more may be left.</returns>
    public static async Task<bool> DeleteRowsAsync(TodoDbContext context, long userId, CancellationToken cancellationToken)
    {
        // The webhooks first: nothing more is delivered.
        if (await DeleteWebhooksAsync(context, userId, cancellationToken)
            || await DeleteTodosAsync(context, userId, cancellationToken)
            || await DeleteListsAsync(context, userId, cancellationToken)
            || await DeleteTombstonesAsync(context, userId, cancellationToken)
            || await DeleteAnswersAsync(context, userId, cancellationToken)
            || await SessionRows.DeleteSomeAsync(
                context, context.Sessions.Where(session => session.UserId == userId).OrderBy(session => session.Id), cancellationToken))
        {
            return true;
        }
        // Those of an account that an instance of the previous release has deleted: with the user, the rows that count would go.
        await MailOutbox.ForgetAsync(context, userId, cancellationToken);
        await context.Users.Where(user => user.Id == userId).ExecuteDeleteAsync(cancellationToken);
        return false;
    }

    private static async Task<bool> DeleteWebhooksAsync(TodoDbContext context, long userId, CancellationToken cancellationToken)
    {
        var webhooks = context.Set<Webhook>().Where(webhook => webhook.UserId == userId);
        await webhooks.Where(webhook => webhook.IsActive)
            .ExecuteUpdateAsync(webhook => webhook.SetProperty(stopped => stopped.IsActive, false), cancellationToken);
        foreach (var id in await webhooks.Select(webhook => webhook.Id).ToListAsync(cancellationToken))
        {
            var deliveries = context.Set<WebhookDelivery>().Where(delivery => delivery.WebhookId == id && delivery.UserId == userId)
                .OrderBy(delivery => delivery.Id);
            if (await DeleteSomeAsync(deliveries, cancellationToken))
                return true;
        }
        await webhooks.ExecuteDeleteAsync(cancellationToken);
        return false;
    }

    private static async Task<bool> DeleteTodosAsync(TodoDbContext context, long userId, CancellationToken cancellationToken) =>
        await DeleteSomeAsync(context.Set<TodoItem>().Where(todo => todo.UserId == userId).OrderBy(todo => todo.Id), cancellationToken)
        || await DeleteSomeAsync(
            context.Set<TodoItem>().Where(todo => EF.Property<long?>(todo, TodoConfiguration.TrashUserId) == userId).OrderBy(todo => todo.Id),
            cancellationToken);

    private static Task<bool> DeleteListsAsync(TodoDbContext context, long userId, CancellationToken cancellationToken) =>
        DeleteSomeAsync(context.Set<TodoList>().Where(list => list.UserId == userId).OrderBy(list => list.Id), cancellationToken);

    private static Task<bool> DeleteTombstonesAsync(TodoDbContext context, long userId, CancellationToken cancellationToken) => DeleteSomeAsync(
        context.Set<Tombstone>().Where(tombstone => tombstone.UserId == userId).OrderBy(tombstone => tombstone.ChangeSeq), cancellationToken);

    private static async Task<bool> DeleteSomeAsync<T>(IQueryable<T> rows, CancellationToken cancellationToken) =>
        await rows.Take(CleanUp.BatchSize).ExecuteDeleteAsync(cancellationToken) == CleanUp.BatchSize;

    private static async Task<bool> DeleteAnswersAsync(TodoDbContext context, long userId, CancellationToken cancellationToken)
    {
        var answers = context.Set<IdempotencyRecord>().Where(record => record.UserId == userId);
        var batch = await answers.OrderBy(record => record.Operation).ThenBy(record => record.IdempotencyKey)
            .Select(record => new { record.Operation, record.IdempotencyKey })
            .Skip(CleanUp.BatchSize - 1).Take(1).ToListAsync(cancellationToken);
        if (batch.Count == 0)
        {
            await answers.ExecuteDeleteAsync(cancellationToken);
            return false;
        }
        var last = batch[0];
#pragma warning disable CA1309 // Becomes SQL, which compares these columns by code unit.
        await answers
            .Where(record => string.Compare(record.Operation, last.Operation) < 0
                || (record.Operation == last.Operation && string.Compare(record.IdempotencyKey, last.IdempotencyKey) <= 0))
            .ExecuteDeleteAsync(cancellationToken);
#pragma warning restore CA1309
        return true;
    }
}
