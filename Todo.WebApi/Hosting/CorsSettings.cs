using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Todo.WebApi.Hosting;

/// <summary>Which browser front ends may call; section <c>Cors</c>.</summary>
public sealed class CorsSettings : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>Origins (RFC 6454): scheme, host and, if it is not the scheme's own, port. None: closed.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"has a value that is no origin: {origin}", [nameof(AllowedOrigins)]);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", UserInfo: "" }
        && !uri.Host.Contains('*', StringComparison.Ordinal)
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cross-origin requests as configured.</summary>
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
    /// Marks every answer as one that depends on the origin: the framework does so only for requests that name one, and a shared
    /// cache would give the answer to another request, without the headers, to a browser.
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
