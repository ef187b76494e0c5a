using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Users;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Accounts;

/// <summary>Registers the services of this folder.</summary>
internal static class AccountsRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<IAccountRemoval, AccountRemoval>();
        services.AddSingleton<ICleanUpTask, DeletedAccounts>();
    }
}
