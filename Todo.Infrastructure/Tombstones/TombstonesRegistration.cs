using Microsoft.Extensions.DependencyInjection;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Tombstones;

/// <summary>Registers the services of this folder.</summary>
internal static class TombstonesRegistration
{
    public static void AddTombstones(this IServiceCollection services)
    {
        services.AddSingleton<TombstoneRows>();
        services.AddSingleton<ICleanUpTask, ForgottenDeletions>();
    }
}
