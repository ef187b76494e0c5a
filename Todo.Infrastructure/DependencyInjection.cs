using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Accounts;
using Todo.Infrastructure.Backup;
using Todo.Infrastructure.Changes;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.PostgreSql;
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
    /// <remarks>Hosted services start, and settings are validated, in this order.</remarks>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddEvents();
        services.AddDatabase();
        services.AddKeys();
        services.AddUsers();
        services.AddConfiguredDatabase(configuration);
        services.AddSecrets();
        services.AddAccounts();
        services.AddSessions();
        services.AddSignIn();
        services.AddSecondFactors();
        services.AddThrottling();
        services.AddIdempotency();
        services.AddTodos();
        services.AddLists();
        services.AddLabels();
        services.AddChanges();
        services.AddTrash();
        services.AddTombstones();
        services.AddWebhooks();
        services.AddMails();
        services.AddPersonalTokens();
        services.AddDelivery();
        services.AddMailDelivery();
        services.AddSingleSignOn();
        return services;
    }

    private static void AddConfiguredDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        switch (configuration.GetValue($"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}", DatabaseProvider.Sqlite))
        {
            case DatabaseProvider.SqlServer:
                services.AddSqlServer();
                services.RequireConfiguredKeys("SQL Server");
                break;
            case DatabaseProvider.PostgreSql:
                services.AddPostgreSql();
                services.RequireConfiguredKeys("PostgreSQL");
                break;
            default:
                services.AddSqlite();
                services.AddBackup();
                break;
        }
    }
}
