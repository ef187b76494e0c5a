using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Telemetry;

namespace Todo.WebApi.Telemetry;

/// <summary>Exports traces and metrics over OTLP while the program runs, and flushes the rest when it stops.</summary>
internal sealed class Exporter(IOptions<TelemetryOptions> options) : IHostedService
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault()
            .AddService("todo-api", serviceVersion: typeof(Exporter).Assembly.GetName().Version?.ToString(3));
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", DatabaseTelemetry.SourceName)
            .AddOtlpExporter(otlp => SendTo(otlp, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(
                "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
                DatabaseTelemetry.SourceName, TodoMetrics.MeterName)
            .AddOtlpExporter(otlp => SendTo(otlp, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // Disposing flushes, and waits for a collector that may be unreachable.
        return Task.Run(
            () =>
            {
                _traces?.Dispose();
                _metrics?.Dispose();
            },
            CancellationToken.None).WaitAsync(cancellationToken);
    }

    private void SendTo(OtlpExporterOptions otlp, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(options.Value.Endpoint!.TrimEnd('/') + '/' + path);
        otlp.TimeoutMilliseconds = 2000;
    }
}
