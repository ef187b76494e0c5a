using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Todo.WebApi.Hosting;

/// <summary>The trusted proxies; section <c>ForwardedHeaders</c>.</summary>
public sealed class ProxySettings : IValidatableObject
{
    public const string Section = "ForwardedHeaders";

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) whose X-Forwarded-For, -Proto and -Host are trusted. If empty, none are.</summary>
    public string[] KnownProxies { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var proxy in KnownProxies.Where(proxy => !TryParse(proxy, out _)))
            yield return new ValidationResult($"has a value that is not an address or a network: {proxy}", [nameof(KnownProxies)]);
    }

    /// <summary>Parses a network, or an address as a network of one address.</summary>
    internal static bool TryParse(string text, out System.Net.IPNetwork network)
    {
        if (System.Net.IPNetwork.TryParse(text, out network))
            return true;
        if (!IPAddress.TryParse(text, out var address))
            return false;
        network = new(address, address.GetAddressBytes().Length * 8);
        return true;
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
            foreach (var proxy in settings.Value.KnownProxies)
            {
                if (ProxySettings.TryParse(proxy, out var network))
                    headers.KnownIPNetworks.Add(network);
            }
        });
        return services;
    }

    public static WebApplication UseKnownProxies(this WebApplication app)
    {
        app.UseForwardedHeaders();
        return app;
    }
}
