using Microsoft.Extensions.DependencyInjection;
using Todo.Application.SecondFactors;

namespace Todo.Infrastructure.SecondFactors;

/// <summary>Registers the services of this folder.</summary>
internal static class SecondFactorsRegistration
{
    public static void AddSecondFactors(this IServiceCollection services) => services.AddScoped<ISecondFactorRepository, SecondFactorRepository>();
}
