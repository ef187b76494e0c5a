using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Keys;
using Todo.Application.Sessions;
using Todo.Application.SignIn;
using Todo.Application.Throttling;
using Todo.Application.Todos;
using Todo.Application.Users;
using Todo.Infrastructure.Backup;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.SqlServer;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Keys;
using Todo.Infrastructure.Sessions;
using Todo.Infrastructure.SignIn;
using Todo.Infrastructure.Throttling;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure;

/// <summary>Registers the Infrastructure layer.</summary>
public static class DependencyInjection
{
    /// <summary>The ports of the Application layer, on the database that the configuration names.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSettings<JwtOptions>(JwtOptions.Section);
        services.AddSettings<PasswordOptions>(PasswordOptions.Section);

        if (configuration.GetValue($"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}", DatabaseProvider.Sqlite)
            == DatabaseProvider.SqlServer)
        {
            services.AddSqlServer();
        }
        else
        {
            services.AddSqlite();
        }
        services.AddRepositories();
        services.AddSecurity();
        return services;
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<SqliteDatabase>();
        services.AddDbContextPool<TodoDbContext, SqliteTodoDbContext>(
            (provider, builder) => provider.GetRequiredService<SqliteDatabase>().Configure(builder.PrepareFor(provider)));
        services.AddSingleton<SqlDialect, SqliteDialect>();
        services.AddSingleton<IWriteGate, SqliteWriteGate>();
        services.AddSingleton<IStatementRunner, SqliteStatementRunner>();
        services.AddSingleton<IDatabaseServer, SqliteServer>();
        services.AddSingleton<IDatabaseFaults, SqliteFaults>();
        services.AddSingleton<IDatabaseBackup, SqliteBackup>();
        services.AddSingleton<IValidateOptions<DatabaseOptions>>(
            provider => new ConnectionStringValidator(provider.GetRequiredService<IConfiguration>(), text => SqliteDatabase.Parse(text ?? SqliteDatabase.DefaultConnectionString)));
    }

    private static void AddSqlServer(this IServiceCollection services)
    {
        services.AddSingleton<SqlServerDatabase>();
        services.AddDbContextPool<TodoDbContext, SqlServerTodoDbContext>(
            (provider, builder) => provider.GetRequiredService<SqlServerDatabase>().Configure(builder.PrepareFor(provider)));
        services.AddSingleton<SqlDialect, SqlServerDialect>();
        services.AddSingleton<IWriteGate, OpenWriteGate>();
        services.AddSingleton<IStatementRunner, SqlServerStatementRunner>();
        services.AddSingleton<IDatabaseServer, SqlServerServer>();
        services.AddSingleton<IDatabaseFaults, SqlServerFaults>();
        services.AddSingleton<IValidateOptions<DatabaseOptions>>(
            provider => new ConnectionStringValidator(provider.GetRequiredService<IConfiguration>(), text => SqlServerDatabase.Parse(text ?? string.Empty)));
        // Several instances have to share the keys; only a file on their one host has a place beside it for them.
        services.AddOptions<JwtOptions>().Validate(
            jwt => jwt.SigningKey is not null || jwt.KeysPath is not null, "Jwt:SigningKey or Jwt:KeysPath must be set with SQL Server.");
    }

    private static DbContextOptionsBuilder PrepareFor(this DbContextOptionsBuilder builder, IServiceProvider provider) => builder
        .AddInterceptors(provider.GetServices<IInterceptor>())
        // A taken address is no error; what is one, whoever it reaches logs.
        .ConfigureWarnings(events => events.Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug)));

    private static void AddRepositories(this IServiceCollection services)
    {
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IUserRepository, UserRepository>();
        services.AddScoped<ISessionRepository, SessionRepository>();
        services.AddScoped<IRefreshTokenRepository, RefreshTokenRepository>();
        services.AddScoped<IAttemptThrottle, AttemptThrottle>();
        services.AddSingleton<TodoStatements>();
        services.AddSingleton<ITodoRepository, TodoRepository>();
        services.AddSingleton<ISessionLookup, SessionLookup>();
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<IDatabaseServer>()));
        services.AddHostedService<Maintenance>();
    }

    private static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<SigningKeyRing>());
        services.AddSingleton<IAccessTokenIssuer, AccessTokenIssuer>();
        services.AddSingleton<IAccessTokenVerifier, AccessTokenVerifier>();
        services.AddSingleton<Pseudonymizer>();
        services.AddSingleton<IPseudonymizer>(provider => provider.GetRequiredService<Pseudonymizer>());
        services.AddSingleton<IPasswordHasher, PasswordHasher>();
        services.AddSingleton<ICommonPasswords, CommonPasswords>();
    }
}
