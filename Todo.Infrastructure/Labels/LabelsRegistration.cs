using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Labels;

namespace Todo.Infrastructure.Labels;

/// <summary>Registers the services of this folder.</summary>
internal static class LabelsRegistration
{
    public static void AddLabels(this IServiceCollection services)
    {
        services.AddScoped<ILabelRepository, LabelRepository>();
        services.AddScoped<LabelRows>();
        services.AddSingleton<LabelStatements>();
    }
}
