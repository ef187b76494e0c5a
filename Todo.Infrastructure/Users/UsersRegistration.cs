using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Application.Users;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Users;

/// <summary>Registers the services of this folder.</summary>
internal static class UsersRegistration
{
    public static void AddUsers(this IServiceCollection services)
    {
        services.AddSettings<PasswordOptions>(PasswordOptions.Section);
        services.AddScoped<UserCounter>();
        services.AddScoped<IChangeNumbers>(provider => provider.GetRequiredService<UserCounter>());
        services.AddScoped<IUserRepository, UserRepository>();
        services.AddScoped<IUserTimeZones, UserTimeZones>();
        services.AddSingleton<UserStatements>();
        services.AddSingleton(_ => HashQueue.ForThisHost());
        services.AddSingleton<IPasswordHasher, PasswordHasher>();
        services.AddSingleton<ICommonPasswords, CommonPasswords>();
    }
}
