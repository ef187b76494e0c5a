using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Server;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.PostgreSql;

/// <summary>Registers PostgreSQL as the database.</summary>
internal static class PostgreSqlRegistration
{
    public static void AddPostgreSql(this IServiceCollection services)
    {
        services.AddSingleton<PostgreSqlDatabase>();
        services.AddSingleton<ITodoDbContextFactory>(provider => new TodoDbContextFactory<PostgreSqlTodoDbContext>(
            provider, provider.GetRequiredService<PostgreSqlDatabase>().Configure, options => new(options)));
        services.AddSingleton<IServerDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
        services.AddSingleton<SqlDialect, PostgreSqlDialect>();
        services.AddSingleton<IDatabaseSetup, PostgreSqlSetup>();
        services.AddSingleton<IDatabaseFaults, PostgreSqlFaults>();
        services.AddDatabaseServer();
        services.ValidateConnectionString(text => PostgreSqlDatabase.Parse(text ?? string.Empty));
    }
}
