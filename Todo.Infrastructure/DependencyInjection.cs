using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Changes;
using Todo.Application.Common;
using Todo.Application.Events;
using Todo.Application.Idempotency;
using Todo.Application.Keys;
using Todo.Application.Labels;
using Todo.Application.Lists;
using Todo.Application.Mails;
using Todo.Application.PersonalTokens;
using Todo.Application.SecondFactors;
using Todo.Application.Sessions;
using Todo.Application.SignIn;
using Todo.Application.SingleSignOn;
using Todo.Application.Throttling;
using Todo.Application.Todos;
using Todo.Application.Trash;
using Todo.Application.Users;
using Todo.Application.Webhooks;
using Todo.Infrastructure.Accounts;
using Todo.Infrastructure.Backup;
using Todo.Infrastructure.Changes;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Infrastructure.Database.Server;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Infrastructure.Delivery;
using Todo.Infrastructure.Events;
using Todo.Infrastructure.Idempotency;
using Todo.Infrastructure.Keys;
using Todo.Infrastructure.Labels;
using Todo.Infrastructure.Lists;
using Todo.Infrastructure.MailDelivery;
using Todo.Infrastructure.Mails;
using Todo.Infrastructure.PersonalTokens;
using Todo.Infrastructure.SecondFactors;
using Todo.Infrastructure.Secrets;
using Todo.Infrastructure.Sessions;
using Todo.Infrastructure.SignIn;
using Todo.Infrastructure.SingleSignOn;
using Todo.Infrastructure.Throttling;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Tombstones;
using Todo.Infrastructure.Trash;
using Todo.Infrastructure.Users;
using Todo.Infrastructure.Webhooks;

namespace Todo.Infrastructure;

/// <summary>Registers the Infrastructure layer.</summary>
public static class DependencyInjection
{
    /// <summary>Registers the ports of the Application layer for the configured database.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSettings<JwtOptions>(JwtOptions.Section);
        services.AddSettings<PasswordOptions>(PasswordOptions.Section);

        switch (configuration.GetValue($"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}", DatabaseProvider.Sqlite))
        {
            case DatabaseProvider.SqlServer:
                services.AddSqlServer();
                break;
            case DatabaseProvider.PostgreSql:
                services.AddPostgreSql();
                break;
            default:
                services.AddSqlite();
                break;
        }
        services.AddRepositories();
        services.AddSecurity();
        services.AddSingleSignOn();
        services.AddDelivery();
        services.AddMailDelivery();
        return services;
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<ITodoDbContextFactory>(provider => new TodoDbContextFactory<SqliteTodoDbContext>(
            provider, provider.GetRequiredService<SqliteDatabase>().Configure, options => new(options)));
        services.AddSingleton<SqlDialect, SqliteDialect>();
        services.AddSingleton<SqliteWriteGate>();
        services.AddSingleton<SqliteFileGuard>();
        services.AddSingleton<SqliteSessions>();
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<IWriteProgress>(provider => provider.GetRequiredService<SqliteWriter>());
        services.AddSingleton<ISessionRunner, SqliteSessionRunner>();
        services.AddSingleton<IDatabaseSetup, SqliteSetup>();
        services.AddSingleton<IDatabaseFaults, SqliteFaults>();
        services.AddSingleton<IDatabaseBackup, SqliteBackup>();
        services.ValidateConnectionString(text => SqliteDatabase.Parse(text ?? SqliteDatabase.DefaultConnectionString));
    }

    private static void AddSqlServer(this IServiceCollection services)
    {
        services.AddSingleton<SqlServerDatabase>();
        services.AddSingleton<ITodoDbContextFactory>(provider => new TodoDbContextFactory<SqlServerTodoDbContext>(
            provider, provider.GetRequiredService<SqlServerDatabase>().Configure, options => new(options)));
        services.AddSingleton<IServerDatabase>(provider => provider.GetRequiredService<SqlServerDatabase>());
        services.AddSingleton<SqlDialect, SqlServerDialect>();
        services.AddSingleton<IDatabaseSetup, SqlServerSetup>();
        services.AddSingleton<IDatabaseFaults, SqlServerFaults>();
        services.AddDatabaseServer("SQL Server");
        services.ValidateConnectionString(text => SqlServerDatabase.Parse(text ?? string.Empty));
    }

    private static void AddPostgreSql(this IServiceCollection services)
    {
        services.AddSingleton<PostgreSqlDatabase>();
        services.AddSingleton<ITodoDbContextFactory>(provider => new TodoDbContextFactory<PostgreSqlTodoDbContext>(
            provider, provider.GetRequiredService<PostgreSqlDatabase>().Configure, options => new(options)));
        services.AddSingleton<IServerDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.AddSingleton<SqlDialect, PostgreSqlDialect>();
        services.AddSingleton<IDatabaseSetup, PostgreSqlSetup>();
        services.AddSingleton<IDatabaseFaults, PostgreSqlFaults>();
        services.AddDatabaseServer("PostgreSQL");
        services.ValidateConnectionString(text => PostgreSqlDatabase.Parse(text ?? string.Empty));
    }

    /// <summary>Registers the services that SQL Server and PostgreSQL share.</summary>
    private static void AddDatabaseServer(this IServiceCollection services, string name)
    {
        services.AddSingleton<ServerSessions>();
        services.AddSingleton<IWriteProgress, ServerWriteProgress>();
        services.AddSingleton<ISessionRunner, ServerSessionRunner>();
        // All instances must share the keys. Only SQLite, on a single host, has a folder next to its file for them.
        services.AddOptions<JwtOptions>().Validate(
            jwt => jwt.SigningKey is not null || jwt.KeysPath is not null, $"Jwt:SigningKey or Jwt:KeysPath must be set with {name}.");
    }

    private static void ValidateConnectionString(this IServiceCollection services, Action<string?> parse) =>
        services.AddSingleton<IValidateOptions<DatabaseOptions>>(
            provider => new ConnectionStringValidator(provider.GetRequiredService<IConfiguration>(), parse));

    private static void AddRepositories(this IServiceCollection services)
    {
        services.AddScoped<DatabaseScope>();
        services.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<DatabaseScope>());
        services.AddScoped<UserCounter>();
        services.AddScoped<IChangeNumbers>(provider => provider.GetRequiredService<UserCounter>());
        services.AddScoped<IUserRepository, UserRepository>();
        services.AddScoped<IAccountRemoval, AccountRemoval>();
        services.AddScoped<ISessionRepository, SessionRepository>();
        services.AddScoped<IRefreshTokenRepository, RefreshTokenRepository>();
        services.AddScoped<IExternalIdentityRepository, ExternalIdentityRepository>();
        services.AddScoped<IUsedNonces, UsedNonces>();
        services.AddScoped<IAttemptThrottle, AttemptThrottle>();
        services.AddScoped<ISecondFactorRepository, SecondFactorRepository>();
        services.AddScoped<ITodoRepository, TodoRepository>();
        services.AddScoped<ITrashRepository, TrashRepository>();
        services.AddScoped<IListRepository, ListRepository>();
        services.AddScoped<ILabelRepository, LabelRepository>();
        services.AddScoped<IChangeRepository, ChangeRepository>();
        services.AddScoped<IUserTimeZones, UserTimeZones>();
        services.AddScoped<IWebhookRepository, WebhookRepository>();
        services.AddScoped<IDeliveryRepository, DeliveryRepository>();
        services.AddScoped<IMailOutbox, MailOutbox>();
        services.AddScoped<IMailTokenRepository, MailTokenRepository>();
        services.AddScoped<IPersonalTokenRepository, PersonalTokenRepository>();
        services.AddScoped<IPersonalTokenRevocation, PersonalTokenRepository>();
        services.AddSingleton<IOutbox, WebhookOutbox>();
        services.AddScoped<Inboxes>();
        services.AddScoped<LabelRows>();
        services.AddScoped<IIdempotencyStore, IdempotencyStore>();
        services.AddSingleton<UserStatements>();
        services.AddSingleton<TodoStatements>();
        services.AddSingleton<TrashStatements>();
        services.AddSingleton<ListStatements>();
        services.AddSingleton<LabelStatements>();
        services.AddSingleton<ChangeStatements>();
        services.AddSingleton<TombstoneRows>();
        services.AddSingleton<IdempotencyStatements>();
        services.AddSingleton<WebhookStatements>();
        services.AddSingleton<MailOutboxStatements>();
        services.AddSingleton<PersonalTokenStatements>();
        services.AddSingleton<ISessionLookup, SessionLookup>();
        services.AddSingleton<IPersonalTokenLookup, PersonalTokenLookup>();
        services.AddSingleton<IPersonalTokenUses, PersonalTokenUses>();
        services.AddSingleton<EventStreams>();
        services.AddSingleton<IEventStreams>(provider => provider.GetRequiredService<EventStreams>());
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<EventStreams>());
        services.AddHostedService<EventPoll>();
        services.AddSingleton<ICleanUpTask, DeletedAccounts>();
        services.AddSingleton<ICleanUpTask, ExpiredSessions>();
        services.AddSingleton<ICleanUpTask, OldAttempts>();
        services.AddSingleton<ICleanUpTask, ExpiredNonces>();
        services.AddSingleton<ICleanUpTask, OldAnswers>();
        services.AddSingleton<ICleanUpTask, ExpiredTrash>();
        services.AddSingleton<ICleanUpTask, ForgottenDeletions>();
        services.AddSingleton<ICleanUpTask, OldDeliveries>();
        services.AddSingleton<ICleanUpTask, OldMails>();
        services.AddSingleton<ICleanUpTask, ExpiredMailTokens>();
        services.AddSingleton<ICleanUpTask, ExpiredPersonalTokens>();
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<ITodoDbContextFactory>(), provider.GetRequiredService<IDatabaseSetup>()));
        services.AddHostedService<Maintenance>();
    }

    private static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseReady>();
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<ICommitObserver, DeliveryWaking>();
        services.AddSingleton<INameResolver, NameResolver>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookTries>();
        services.AddSingleton<WebhookService>();
        services.AddSingleton<DeliveryStatements>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<DeliveryGauges>();
        services.AddScoped<WebhookDisabling>();
        services.AddHostedService<DeliveryWorker>();
    }

    private static void AddMailDelivery(this IServiceCollection services)
    {
        services.AddSingleton<MailSignal>();
        services.AddSingleton<IMailSender>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Folder is null
            ? ActivatorUtilities.CreateInstance<SmtpSender>(provider)
            : ActivatorUtilities.CreateInstance<FolderSender>(provider));
        services.AddSingleton<MailLinks>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailTries>();
        services.AddSingleton<MailService>();
        services.AddSingleton<MailStatements>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<MailGauges>();
        services.AddHostedService<MailWorker>();
    }

    private static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<IIssuer, ConfiguredIssuer>();
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<SigningKeyRing>());
        services.AddSingleton<IAccessTokenIssuer, AccessTokenIssuer>();
        services.AddSingleton<IAccessTokenVerifier, AccessTokenVerifier>();
        services.AddSingleton<Pseudonymizer>();
        services.AddSingleton<IPseudonymizer>(provider => provider.GetRequiredService<Pseudonymizer>());
        services.AddSingleton<SecretKeyRing>();
        services.AddSingleton<ISecretProtector, SecretProtector>();
        services.AddSingleton(_ => HashQueue.ForThisHost());
        services.AddSingleton<IPasswordHasher, PasswordHasher>();
        services.AddSingleton<ICommonPasswords, CommonPasswords>();
    }

    private static void AddSingleSignOn(this IServiceCollection services)
    {
        services.AddSingleton<ProviderDocuments>();
        services.AddSingleton<ProviderDirectory>();
        services.AddSingleton<IIdTokenVerifier, IdTokenVerifier>();
        services.AddHostedService<ProviderKeyRefresh>();
    }
}
