using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Registers SQLite as the database.</summary>
internal static class SqliteRegistration
{
    public static void AddSqlite(this IServiceCollection services)
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
        services.ValidateConnectionString(text => SqliteDatabase.Parse(text ?? SqliteDatabase.DefaultConnectionString));
    }
}
