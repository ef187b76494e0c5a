using System.ComponentModel.DataAnnotations;

namespace Todo.WebApi.Telemetry;

/// <summary>The destination of traces and metrics; section <c>OpenTelemetry</c>.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "OpenTelemetry";

    /// <summary>The collector, which accepts OTLP over HTTP (<c>http://collector:4318</c>). If null, no traces or metrics are collected.</summary>
    public string? Endpoint { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not null && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return new ValidationResult("must be an absolute http or https address", [nameof(Endpoint)]);
    }
}
