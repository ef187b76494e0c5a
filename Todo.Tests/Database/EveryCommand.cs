using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Todo.Application.Common;
using Todo.Application.Mails;
using Todo.Application.PersonalTokens;
using Todo.Application.SecondFactors;
using Todo.Application.SingleSignOn;
using Todo.Application.Users;
using Todo.Application.Webhooks;
using Todo.Domain.Mails;
using Todo.Domain.PersonalTokens;
using Todo.Domain.SecondFactors;
using Todo.Domain.SingleSignOn;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Accounts;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Server;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Trash;

namespace Todo.Tests.Database;

/// <summary>The commands that the repositories send through EF Core, recorded on empty tables.</summary>
internal static class EveryCommand
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(1);
    private static readonly byte[] Hash = new byte[32];

    /// <summary>The ports, all of whose methods are called.</summary>
    public static readonly Type[] Ports =
    [
        typeof(IWebhookRepository), typeof(IDeliveryRepository), typeof(IMailTokenRepository), typeof(IExternalIdentityRepository),
        typeof(IUsedNonces), typeof(ISecondFactorRepository), typeof(IPersonalTokenRepository), typeof(IPersonalTokenRevocation),
    ];

    private static readonly (string Name, Func<IServiceProvider, CancellationToken, Task> Run)[] Calls =
    [
        ($"{nameof(AccountRemoval)}.{nameof(AccountRemoval.DeleteRowsAsync)}", (services, ct) => AccountRemoval.DeleteRowsAsync(ContextOf(services), 1, ct)),
        Call<IMailTokenRepository>(nameof(IMailTokenRepository.Add), (tokens, _) =>
        {
            tokens.Add(MailToken.Issue(1, MailKind.PasswordReset, Hash, "ada@example.org", Now, Now.AddDays(1)));
            return Task.CompletedTask;
        }),
        Call<IMailTokenRepository>(nameof(IMailTokenRepository.FindAsync), (tokens, ct) => tokens.FindAsync(Hash, Now, ct)),
        Call<IMailTokenRepository>(nameof(IMailTokenRepository.TryUseAsync), (tokens, ct) => tokens.TryUseAsync(Hash, Now, ct)),
        Call<IMailTokenRepository>(nameof(IMailTokenRepository.DeleteAsync), (tokens, ct) => tokens.DeleteAsync(1, MailKind.PasswordReset, ct)),
        Call<IMailTokenRepository>(nameof(IMailTokenRepository.DeleteAllAsync), (tokens, ct) => tokens.DeleteAllAsync(1, ct)),
        Call<IMailOutbox>(nameof(IMailOutbox.WithdrawAsync), (mails, ct) => mails.WithdrawAsync(1, MailKind.PasswordReset, ct)),
        Call<IMailOutbox>(nameof(IMailOutbox.WithdrawAllAsync), (mails, ct) => mails.WithdrawAllAsync(1, ct)),
        Call<IMailOutbox>(nameof(IMailOutbox.ForgetAsync), (mails, ct) => mails.ForgetAsync(1, ct)),
        Call<ISecondFactorRepository>(nameof(ISecondFactorRepository.FindAsync), (factors, ct) => factors.FindAsync(1, ct)),
        Call<ISecondFactorRepository>(nameof(ISecondFactorRepository.Add), (factors, _) =>
        {
            factors.Add(SecondFactor.Begin(1, Hash, Now));
            return Task.CompletedTask;
        }),
        Call<ISecondFactorRepository>(nameof(ISecondFactorRepository.TryUseStepAsync), async (factors, ct) =>
        {
            foreach (var step in new[] { 3L, 4L, 5L })
                await factors.TryUseStepAsync(1, step, ct);
        }),
        Call<ISecondFactorRepository>(
            nameof(ISecondFactorRepository.TryUseRecoveryCodeAsync), (factors, ct) => factors.TryUseRecoveryCodeAsync(1, Hash, ct)),
        Call<ISecondFactorRepository>(
            nameof(ISecondFactorRepository.ReplaceRecoveryCodesAsync), (factors, ct) => factors.ReplaceRecoveryCodesAsync(1, [Hash], ct)),
        Call<ISecondFactorRepository>(nameof(ISecondFactorRepository.DeleteAsync), (factors, ct) => factors.DeleteAsync(1, ct)),
        Call<IWebhookRepository>(nameof(IWebhookRepository.ListAsync), (webhooks, ct) => webhooks.ListAsync(1, ct)),
        Call<IWebhookRepository>(nameof(IWebhookRepository.ListForChangeAsync), (webhooks, ct) => webhooks.ListForChangeAsync(1, ct)),
        Call<IWebhookRepository>(nameof(IWebhookRepository.FindAsync), (webhooks, ct) => webhooks.FindAsync(1, 1, ct).AsTask()),
        Call<IWebhookRepository>(nameof(IWebhookRepository.AddAsync), (webhooks, ct) => webhooks.AddAsync(NewWebhook(), ct)),
        Call<IWebhookRepository>(nameof(IWebhookRepository.StopAsync), (webhooks, ct) => webhooks.StopAsync(NewWebhook(), ct)),
        Call<IWebhookRepository>(nameof(IWebhookRepository.DeleteSomeAsync), (webhooks, ct) => webhooks.DeleteSomeAsync(NewWebhook(), ct)),
        Change(nameof(Webhook.Change), NewWebhook, webhook => webhook.Change("https://b.example", WebhookEvents.ListCreated, false, Now.AddDays(1))),
        Change(nameof(Webhook.RotateSecret), NewWebhook, webhook => webhook.RotateSecret(Hash, Now.AddDays(1))),
        Change(nameof(Webhook.Disable), NewWebhook, webhook => webhook.Disable("410", Now.AddDays(1))),
        Call<IDeliveryRepository>(nameof(IDeliveryRepository.ListAsync), (deliveries, ct) => deliveries.ListAsync(1, 1, Now, 9, 100, ct)),
        Call<IDeliveryRepository>(nameof(IDeliveryRepository.CountAsync), (deliveries, ct) => deliveries.CountAsync(1, 1, Now, ct)),
        Call<IDeliveryRepository>(nameof(IDeliveryRepository.Add), (deliveries, _) =>
        {
            deliveries.Add(NewDelivery());
            return Task.CompletedTask;
        }),
        Call<IDeliveryRepository>(nameof(IDeliveryRepository.FindForChangeAsync), (deliveries, ct) => deliveries.FindForChangeAsync(1, 1, 1, Now, ct)),
        Call<IDeliveryRepository>(
            nameof(IDeliveryRepository.DeleteOldAttemptsAsync), (deliveries, ct) => deliveries.DeleteOldAttemptsAsync(NewDelivery(), 20, ct)),
        Call<IExternalIdentityRepository>(
            nameof(IExternalIdentityRepository.FindUserIdAsync), (identities, ct) => identities.FindUserIdAsync("https://a.example", "ada", ct)),
        Call<IExternalIdentityRepository>(nameof(IExternalIdentityRepository.HasAsync), (identities, ct) => identities.HasAsync(1, "https://a.example", ct)),
        Call<IExternalIdentityRepository>(
            nameof(IExternalIdentityRepository.TryAddAsync),
            (identities, ct) => identities.TryAddAsync(ExternalIdentity.Link("https://a.example", "ada", 1, Now), ct)),
        Call<IExternalIdentityRepository>(
            nameof(IExternalIdentityRepository.RemoveAsync), (identities, ct) => identities.RemoveAsync("https://a.example", "ada", ct)),
        Call<IUsedNonces>(nameof(IUsedNonces.TryUseAsync), (nonces, ct) => nonces.TryUseAsync("https://a.example", "nonce", Now, ct)),
        Change(nameof(WebhookDelivery.Redeliver), NewDelivery, delivery => delivery.Redeliver(Now.AddDays(1))),
        Call<IPersonalTokenRepository>(nameof(IPersonalTokenRepository.ListAsync), (tokens, ct) => tokens.ListAsync(1, ct)),
        Call<IPersonalTokenRepository>(nameof(IPersonalTokenRepository.CountValidAsync), (tokens, ct) => tokens.CountValidAsync(1, Now, ct)),
        Call<IPersonalTokenRepository>(nameof(IPersonalTokenRepository.AddAsync), (tokens, ct) => tokens.AddAsync(NewToken(), ct)),
        Call<IPersonalTokenRepository>(nameof(IPersonalTokenRepository.DeleteAsync), (tokens, ct) => tokens.DeleteAsync(1, 1, ct)),
        Call<IPersonalTokenRevocation>(nameof(IPersonalTokenRevocation.DeleteAllAsync), (tokens, ct) => tokens.DeleteAllAsync(1, ct)),
        (nameof(ICleanUpTask), async (services, ct) =>
        {
            // The one of the trash is prepared SQL.
            foreach (var task in services.GetServices<ICleanUpTask>().Where(task => task is not ExpiredTrash))
                await task.CleanUpSomeAsync(services.GetRequiredService<DatabaseScope>().Current, Now, ct);
        }),
    ];

    /// <summary>Only SQL Server is asked.</summary>
    private static readonly (string Name, Func<IServiceProvider, CancellationToken, Task> Run) Settings = (
        nameof(IDatabaseSetup.CheckSettingsAsync),
        (services, ct) => services.GetRequiredService<IDatabaseSetup>().CheckSettingsAsync(
            new OneContext(services.GetRequiredService<ITodoDbContextFactory>().Create(ContextOf(services).Database.GetDbConnection())), ct));

    /// <summary>The names of the calls: <c>Port.Method</c>, or the change of an entity.</summary>
    public static IEnumerable<string> Names => Calls.Select(call => call.Name);

    public static async Task<List<(string Name, IReadOnlyList<(string Sql, SqlParameter[] Parameters)> Commands)>> OfAsync(DatabaseProvider provider)
    {
        var recorder = new CommandRecorder();
        await using var app = global::Todo.WebApi.Hosting.WebApi.Build(
            [
                $"--Database:Provider={provider}", "--Jwt:SigningKey=0123456789012345678901234567890123456789",
                $"--ConnectionStrings:Todo={Nowhere(provider)}",
            ],
            services => services
                .AddSingleton<IInterceptor>(recorder)
                .Replace(ServiceDescriptor.Singleton<ISessionRunner>(all => new CommandRecorder.SessionRunner(
                    provider == DatabaseProvider.Sqlite ? () => new SqliteConnection() : all.GetRequiredService<IServerDatabase>().CreateConnection,
                    all.GetRequiredService<ITodoDbContextFactory>()))));
        var found = new List<(string, IReadOnlyList<(string, SqlParameter[])>)>();
        foreach (var (name, run) in provider == DatabaseProvider.SqlServer ? [.. Calls, Settings] : Calls)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await RecordAsync(scope.ServiceProvider, run);
            found.Add((name, recorder.Take()));
        }
        return found;
    }

    private static string Nowhere(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.SqlServer => "Server=nowhere;Database=todo",
        DatabaseProvider.PostgreSql => "Host=nowhere;Database=todo",
        _ => "Data Source=nowhere.db",
    };

    private static async Task RecordAsync(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task> run)
    {
        try
        {
            await services.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                async ct =>
                {
                    await run(services, ct);
                    return true;
                },
                CancellationToken.None);
        }
        catch (DbUpdateException exception) when (exception.GetBaseException() is CommandRecorder.Recorded)
        {
            // As far as it can run without a server.
        }
    }

    private static (string, Func<IServiceProvider, CancellationToken, Task>) Call<TPort>(string method, Func<TPort, CancellationToken, Task> run)
        where TPort : class =>
        ($"{typeof(TPort).Name}.{method}", (services, ct) => run(services.GetRequiredService<TPort>(), ct));

    /// <summary>Records the commands that saving sends after a loaded entity is changed.</summary>
    private static (string, Func<IServiceProvider, CancellationToken, Task>) Change<T>(string what, Func<T> create, Action<T> change)
        where T : class =>
        ($"{typeof(T).Name}: {what}", (services, _) =>
        {
            ChangeLoaded(services, create, change);
            return Task.CompletedTask;
        }
    );

    private static void ChangeLoaded<T>(IServiceProvider services, Func<T> create, Action<T> change)
        where T : class
    {
        var entity = create();
        var entry = ContextOf(services).Entry(entity);
        entry.Property(nameof(Webhook.Id)).CurrentValue = 1L;
        entry.State = EntityState.Unchanged;
        change(entity);
    }

    private static TodoDbContext ContextOf(IServiceProvider services) => services.GetRequiredService<DatabaseScope>().Current.Context;

    private static Webhook NewWebhook() => Webhook.Create(1, "https://a.example", WebhookEvents.TodoCreated, Hash, Now);

    private static WebhookDelivery NewDelivery() => WebhookDelivery.CreatePing(NewWebhook(), "{}", Now);

    private static PersonalToken NewToken() => PersonalToken.Create(1, "script", TokenScopes.TodosRead, Hash, "hint", Now, Now.AddDays(90));
}
