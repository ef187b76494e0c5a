using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Todo.WebApi.Hosting;

/// <summary>The browser front ends that may call the API; section <c>Cors</c>.</summary>
public sealed class CorsSettings : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>Origins (RFC 6454): scheme, host and, unless it is the scheme's default, port. If empty, no origin is allowed.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"has a value that is not an origin: {origin}", [nameof(AllowedOrigins)]);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", UserInfo: "" }
        && !uri.Host.Contains('*', StringComparison.Ordinal)
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Applies the CORS settings.</summary>
internal static class Cors
{
    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddCorsFromSettings(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CorsSettings>>((cors, settings) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(settings.Value.AllowedOrigins)
            .AllowAnyMethod()
            .AllowAnyHeader()
            .WithExposedHeaders(
                "ETag", "Link", "Location", "X-Total-Count", "Retry-After", "Idempotent-Replayed", "WWW-Authenticate", "Content-Disposition")
            .SetPreflightMaxAge(PreflightMaxAge)));
        return services;
    }

    /// <summary>
    /// Adds <c>Vary: Origin</c> to every response. The framework adds it only if the request has an Origin header, so a shared cache
    /// could serve a browser the response to another request, without the CORS headers.
    /// </summary>
    public static void UseVaryByOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<CorsSettings>>().Value.AllowedOrigins.Length == 0)
            return;
        app.Use(next => context =>
        {
            context.Response.OnStarting(static state => VaryByOriginAsync((HttpResponse)state), context.Response);
            return next(context);
        });
    }

    private static Task VaryByOriginAsync(HttpResponse response)
    {
        if (!response.Headers.Vary.ToString().Contains(HeaderNames.Origin, StringComparison.OrdinalIgnoreCase))
            response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        return Task.CompletedTask;
    }
}
