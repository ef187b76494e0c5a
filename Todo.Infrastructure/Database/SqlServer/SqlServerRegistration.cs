using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Server;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.SqlServer;

/// <summary>Registers SQL Server as the database.</summary>
internal static class SqlServerRegistration
{
    public static void AddSqlServer(this IServiceCollection services)
    {
        services.AddSingleton<SqlServerDatabase>();
        services.AddSingleton<ITodoDbContextFactory>(provider => new TodoDbContextFactory<SqlServerTodoDbContext>(
            provider, provider.GetRequiredService<SqlServerDatabase>().Configure, options => new(options)));
        services.AddSingleton<IServerDatabase>(provider => provider.GetRequiredService<SqlServerDatabase>());
        services.AddSingleton<SqlDialect, SqlServerDialect>();
        services.AddSingleton<IDatabaseSetup, SqlServerSetup>();
        services.AddSingleton<IDatabaseFaults, SqlServerFaults>();
        services.AddDatabaseServer();
        services.ValidateConnectionString(text => SqlServerDatabase.Parse(text ?? string.Empty));
    }
}
