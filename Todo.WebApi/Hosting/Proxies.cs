using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Todo.Application.Common;

namespace Todo.WebApi.Hosting;

/// <summary>The trusted proxies; section <c>ForwardedHeaders</c>.</summary>
public sealed class ProxySettings : IValidatableObject
{
    public const string Section = "ForwardedHeaders";

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) whose X-Forwarded-For, -Proto and -Host are trusted. If empty, none are.</summary>
    public string[] KnownProxies { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in KnownProxies.Where(proxy => !Networks.TryParse(proxy, out _)))
            yield return new ValidationResult($"has a value that is not an address or a network: {proxy}", [nameof(KnownProxies)]);
    }
}

/// <summary>Accepts the client's address, scheme and host from the configured proxies only.</summary>
internal static class Proxies
{
    public static IServiceCollection AddKnownProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxySettings>>((headers, settings) =>
        {
            // Without known proxies, the framework's middleware, which ASPNETCORE_FORWARDEDHEADERS_ENABLED can add, would trust every client.
            headers.ForwardedHeaders = settings.Value.KnownProxies.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Any number of proxies in a row, as long as each is known.
            headers.ForwardLimit = null;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in Networks.Parse(settings.Value.KnownProxies))
                headers.KnownIPNetworks.Add(network);
        });
        return services;
    }

    public static WebApplication UseKnownProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxySettings>>().Value.KnownProxies.Length > 0)
            app.UseForwardedHeaders();
        return app;
    }
}
