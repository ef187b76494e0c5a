using System.ComponentModel.DataAnnotations;

namespace Todo.WebApi.Telemetry;

/// <summary>Where traces and metrics go; section <c>OpenTelemetry</c>.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "OpenTelemetry";

    /// <summary>A collector that takes OTLP over HTTP (<c>http://collector:4318</c>). None: nothing is measured for it.</summary>
    public string? Endpoint { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not null && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return new ValidationResult("must be an absolute http or https address", [nameof(Endpoint)]);
    }
}
