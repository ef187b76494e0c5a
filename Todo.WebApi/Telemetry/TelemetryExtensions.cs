using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Telemetry;

namespace Todo.WebApi.Telemetry;

/// <summary>Traces and metrics, for whoever has a collector; without one they cost nothing.</summary>
internal static class TelemetryExtensions
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        if (!IsEnabled(builder.Configuration))
            return;
        builder.Services.AddDatabaseTelemetry();
        builder.Services.AddHostedService<Exporter>();
    }

    public static void UseTelemetry(this WebApplication app)
    {
        if (IsEnabled(app.Configuration))
            app.UseRequestSpans();
        app.UseRequestLog();
    }

    private static bool IsEnabled(IConfiguration configuration) =>
        configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Endpoint)}"] is not null;
}
