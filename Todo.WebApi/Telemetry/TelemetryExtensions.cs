using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Telemetry;

namespace Todo.WebApi.Telemetry;

/// <summary>Registers traces and metrics if a collector is configured; without one, they cost nothing.</summary>
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
