using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Todo.Infrastructure.Database.Telemetry;

/// <summary>Measures database operations; registered only if telemetry is exported.</summary>
public static class DatabaseTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "Todo.Database";

    internal static ActivitySource Source { get; } = new(SourceName);

    public static IServiceCollection AddDatabaseTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseDuration>();
        services.AddSingleton<IInterceptor, MeasuredCommands>();
        var runner = services.Single(service => service.ServiceType == typeof(ISessionRunner)).ImplementationType!;
        services.AddSingleton(runner);
        services.Replace(ServiceDescriptor.Singleton<ISessionRunner>(provider => new MeasuredSessionRunner(
            (ISessionRunner)provider.GetRequiredService(runner), provider.GetRequiredService<DatabaseDuration>())));
        return services;
    }
}

/// <summary>The duration of database operations (OpenTelemetry's semantic conventions for database clients).</summary>
internal sealed class DatabaseDuration(IMeterFactory meters)
{
    private readonly Histogram<double> _duration =
        meters.Create(DatabaseTelemetry.SourceName).CreateHistogram<double>("db.client.operation.duration", "s", "Duration of a database operation.");

    public void Record(TimeSpan time, string operation) =>
        _duration.Record(time.TotalSeconds, new KeyValuePair<string, object?>("db.operation.name", operation));
}
