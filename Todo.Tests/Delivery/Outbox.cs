using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Webhooks;
using Todo.Domain;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>Records deliveries for a server as its transactions would.</summary>
internal sealed class Outbox(TodoServer server)
{
    public static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>Adds an active webhook of a new user.</summary>
    public async Task<Webhook> AddWebhookAsync(string url) => await AddWebhookAsync((await server.SignUpAsync()).UserId, url);

    /// <summary>Adds an active webhook for all events.</summary>
    public Task<Webhook> AddWebhookAsync(long userId, string url) => ExecuteAsync(async context =>
    {
        var webhook = Webhook.Create(userId, url, (WebhookEvents)127, Protect(Secret), server.Clock.Now());
        context.Add(webhook);
        await context.SaveChangesAsync();
        await context.Users.Where(user => user.Id == userId)
            .ExecuteUpdateAsync(user => user.SetProperty(one => one.WebhookEvents, (WebhookEvents)127));
        return webhook;
    });

    public byte[] Protect(byte[] secret) => server.Services.GetRequiredService<ISecretProtector>().Protect(secret, WebhookSecret.Purpose);

    /// <summary>The signature that the message must have.</summary>
    public static string SignatureOf(ReceivedMessage message, byte[] secret) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        secret, Encoding.UTF8.GetBytes($"{message.Id}.{message.Headers["webhook-timestamp"]}.{message.Body}")));

    public Task DeleteWebhookAsync(long id) =>
        ExecuteAsync(context => context.Set<Webhook>().Where(webhook => webhook.Id == id).ExecuteDeleteAsync());

    /// <summary>Waits until the server has looked for deliveries twice, so that it has begun what it would send.</summary>
    public async Task QuietAsync()
    {
        var other = await AddWebhookAsync("http://127.0.0.1:1/");
        for (var i = 0; i < 2; i++)
            await WaitForTriesAsync((await AddAsync(other))[0], 1);
    }

    /// <summary>Changes a webhook.</summary>
    public Task ChangeAsync(long webhookId, Action<Webhook> change) => ExecuteAsync(async context =>
    {
        change(await context.Set<Webhook>().SingleAsync(webhook => webhook.Id == webhookId));
        return true;
    });

    /// <summary>Records deliveries, and wakes the server.</summary>
    /// <param name="webhook">The receiver.</param>
    /// <param name="count">How many.</param>
    /// <param name="isManual">Whether the user asked for them.</param>
    /// <param name="payload">The body.</param>
    /// <returns>Their ids.</returns>
    public async Task<long[]> AddAsync(Webhook webhook, int count = 1, bool isManual = false, string payload = "{}")
    {
        var ids = await RecordAsync(webhook, count, isManual, payload);
        Wake();
        return ids;
    }

    /// <summary>Records deliveries like another instance, which does not wake this one.</summary>
    public Task<long[]> RecordAsync(Webhook webhook, int count = 1, bool isManual = false, string payload = "{}") => ExecuteAsync(async context =>
    {
        var added = Enumerable.Range(0, count).Select(_ => WebhookDelivery.CreatePing(webhook, payload, server.Clock.Now())).ToArray();
        foreach (var delivery in added)
        {
            context.Entry(delivery).Property(one => one.IsManual).CurrentValue = isManual;
            context.Add(delivery);
            await context.SaveChangesAsync();
        }
        return Array.ConvertAll(added, delivery => delivery.Id);
    });

    /// <summary>Records a delivery with a try.</summary>
    public async Task AttemptAsync(Webhook webhook)
    {
        var id = (await RecordAsync(webhook))[0];
        await ExecuteAsync(context =>
        {
            context.Add(DeliveryAttempt.Record(id, server.Clock.Now(), 500, AttemptErrors.UnexpectedStatus, 10));
            return Task.FromResult(true);
        });
    }

    /// <summary>Gives the lease of a webhook to an instance.</summary>
    public Task LeaseAsync(long webhookId, string owner, DateTimeOffset until) => ExecuteAsync(context => context.Set<Webhook>()
        .Where(webhook => webhook.Id == webhookId)
        .ExecuteUpdateAsync(webhook => webhook.SetProperty(one => one.LeaseOwner, owner).SetProperty(one => one.LeaseUntil, until)));

    /// <summary>Asks for a delivery again.</summary>
    public async Task RedeliverAsync(long id)
    {
        await ExecuteAsync(async context =>
        {
            (await context.Set<WebhookDelivery>().SingleAsync(delivery => delivery.Id == id)).Redeliver(server.Clock.Now());
            return true;
        });
        Wake();
    }

    /// <summary>Lets time pass, and wakes the server.</summary>
    public void Advance(TimeSpan time)
    {
        server.Clock.Advance(time);
        Wake();
    }

    public void Wake() => server.Services.GetRequiredService<DeliverySignal>().Wake();

    public async Task<WebhookDelivery> FindAsync(long id) =>
        await ReadAsync(context => context.Set<WebhookDelivery>().AsNoTracking().SingleAsync(delivery => delivery.Id == id));

    public async Task<Webhook> FindWebhookAsync(long id) =>
        await ReadAsync(context => context.Set<Webhook>().AsNoTracking().SingleAsync(webhook => webhook.Id == id));

    public async Task<WebhookEvents> EventsOfAsync(long userId) =>
        await ReadAsync(context => context.Users.Where(user => user.Id == userId).Select(user => user.WebhookEvents).SingleAsync());

    public async Task<List<DeliveryAttempt>> AttemptsAsync(long id) => await ReadAsync(
        context => context.Set<DeliveryAttempt>().AsNoTracking().Where(attempt => attempt.DeliveryId == id).OrderBy(attempt => attempt.Id).ToListAsync());

    /// <summary>Waits until a delivery has had so many tries.</summary>
    public async Task<WebhookDelivery> WaitForTriesAsync(long id, int tries)
    {
        await Assert.ThatAsync(async () => (await AttemptsAsync(id)).Count, Is.EqualTo(tries).After(20_000, 10));
        return await FindAsync(id);
    }

    /// <summary>Waits until a delivery has ended.</summary>
    public async Task<WebhookDelivery> WaitForEndAsync(long id)
    {
        WebhookDelivery? delivery = null;
        await Assert.ThatAsync(async () => (delivery = await FindAsync(id)).State, Is.Not.EqualTo(DeliveryState.Pending).After(20_000, 10));
        return delivery!;
    }

    private async Task<T> ReadAsync<T>(Func<TodoDbContext, Task<T>> work)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DatabaseScope>()
            .ReadAsync(async (session, _) => await work(session.Context), CancellationToken.None);
    }

    private async Task<T> ExecuteAsync<T>(Func<TodoDbContext, Task<T>> work)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DatabaseScope>();
        return await database.ExecuteAsync(_ => work(database.Current.Context), CancellationToken.None);
    }
}
