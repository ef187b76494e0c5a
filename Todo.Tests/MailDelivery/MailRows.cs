using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Domain;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.MailDelivery;

/// <summary>Records mails for a server as its transactions would.</summary>
internal sealed class MailRows(TodoServer server)
{
    public const string Address = "hidden-address-4711@example.com";

    /// <summary>Records a mail, and wakes the server.</summary>
    public async Task<long> AddAsync(string? token = null, TimeSpan? lifetime = null, string address = Address, long? userId = null)
    {
        var id = await RecordAsync(token, lifetime, address, userId);
        Wake();
        return id;
    }

    /// <summary>Records a mail like another instance, which does not wake this one.</summary>
    public Task<long> RecordAsync(
        string? token = null, TimeSpan? lifetime = null, string address = Address, long? userId = null, TimeSpan delay = default) =>
        RecordAsync(Protect(token ?? MailTokenText.Create()), lifetime ?? TimeSpan.FromHours(24), address, userId, delay);

    public async Task<long> RecordAsync(byte[] protectedToken, TimeSpan lifetime, string address = Address, long? userId = null, TimeSpan delay = default)
    {
        var now = server.Clock.Now();
        var mail = (Mail)Activator.CreateInstance(
            typeof(Mail), BindingFlags.NonPublic | BindingFlags.Instance, null, [RandomNumberGenerator.GetBytes(Mail.RecipientBytes)], null)!;
        await ExecuteAsync(async context =>
        {
            var entry = context.Add(mail);
            entry.Property(one => one.UserId).CurrentValue = userId;
            entry.Property(one => one.Kind).CurrentValue = MailKind.PasswordReset;
            entry.Property(one => one.Address).CurrentValue = address;
            entry.Property(one => one.ProtectedToken).CurrentValue = protectedToken;
            entry.Property(one => one.CreatedAt).CurrentValue = now;
            entry.Property(one => one.ExpiresAt).CurrentValue = now + lifetime;
            entry.Property(one => one.NextAttemptAt).CurrentValue = now + delay;
            return await context.SaveChangesAsync();
        });
        return mail.Id;
    }

    public byte[] Protect(string token) =>
        server.Services.GetRequiredService<ISecretProtector>().Protect(Encoding.UTF8.GetBytes(token), MailTokenText.Purpose);

    public Task ChangeAsync(long id, Action<Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<Mail>> change) => ExecuteAsync(async context =>
    {
        change(context.Entry(await context.Set<Mail>().SingleAsync(mail => mail.Id == id)));
        return await context.SaveChangesAsync();
    });

    /// <summary>Lets time pass, and wakes the server.</summary>
    public void Advance(TimeSpan time)
    {
        server.Clock.Advance(time);
        Wake();
    }

    public void Wake() => server.Services.GetRequiredService<MailSignal>().Wake();

    public async Task<Mail?> FindAsync(long id)
    {
        await using var context = server.Services.GetRequiredService<ITodoDbContextFactory>().Create();
        return await context.Set<Mail>().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == id);
    }

    /// <summary>Waits until a mail has failed so often, and waits for its next try.</summary>
    public async Task<Mail> WaitForTriesAsync(long id, int tries)
    {
        Mail? mail = null;
        await Assert.ThatAsync(async () => (mail = await FindAsync(id))!.Tries, Is.EqualTo(tries).After(60_000, 10));
        return mail!;
    }

    /// <summary>Waits until a mail is done.</summary>
    public async Task<Mail> WaitForEndAsync(long id)
    {
        Mail? mail = null;
        await Assert.ThatAsync(async () => (mail = await FindAsync(id))!.NextAttemptAt, Is.Null.After(60_000, 10));
        return mail!;
    }

    /// <summary>Waits until the server has looked for mails, and has tried what was due.</summary>
    public async Task QuietAsync()
    {
        // One with an address that fails without a server.
        await WaitForEndAsync(await AddAsync(address: "none"));
    }

    private async Task<T> ExecuteAsync<T>(Func<TodoDbContext, Task<T>> work)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DatabaseScope>();
        return await database.ExecuteAsync(_ => work(database.Current.Context), CancellationToken.None);
    }
}
