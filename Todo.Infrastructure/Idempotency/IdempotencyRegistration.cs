using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Idempotency;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Idempotency;

/// <summary>Registers the services of this folder.</summary>
internal static class IdempotencyRegistration
{
    public static void AddIdempotency(this IServiceCollection services)
    {
        services.AddScoped<IIdempotencyStore, IdempotencyStore>();
        services.AddSingleton<IdempotencyStatements>();
        services.AddSingleton<ICleanUpTask, OldAnswers>();
    }
}
