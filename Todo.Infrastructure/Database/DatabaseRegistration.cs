using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database;

/// <summary>Registers the services of this folder.</summary>
internal static class DatabaseRegistration
{
    public static void AddDatabase(this IServiceCollection services)
    {
        services.AddSettings<DatabaseOptions>(DatabaseOptions.Section);
        services.AddScoped<DatabaseScope>();
        services.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<DatabaseScope>());
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<ITodoDbContextFactory>(), provider.GetRequiredService<IDatabaseSetup>()));
        services.AddSingleton<DatabaseReady>();
        services.AddHostedService<Maintenance>();
    }

    public static void ValidateConnectionString(this IServiceCollection services, Action<string?> parse) =>
        services.AddSingleton<IValidateOptions<DatabaseOptions>>(
            provider => new ConnectionStringValidator(provider.GetRequiredService<IConfiguration>(), parse));
}
