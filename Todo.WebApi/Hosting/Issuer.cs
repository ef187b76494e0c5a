using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Todo.Infrastructure.Keys;

namespace Todo.WebApi.Hosting;

/// <summary>
/// The issuer of the tokens, from which clients discover the metadata and the keys. In development, it defaults to the address that the
/// server listens on. In other environments, the server cannot know its public URL, and logs a warning if the issuer looks wrong.
/// </summary>
internal static partial class Issuer
{
    private const string Setting = $"{JwtOptions.Section}:{nameof(JwtOptions.Issuer)}";

    public static void AddIssuer(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() && builder.Configuration[Setting] is null)
            builder.Services.AddSingleton<IIssuer, ListeningIssuer>();
    }

    public static void WarnOfWrongIssuer(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (app.Environment.IsDevelopment())
            return;
        var issuer = app.Services.GetRequiredService<IIssuer>().Address;
        var addresses = AddressesOf(app.Services.GetRequiredService<IServer>());
        var isBehindProxy = app.Services.GetRequiredService<IOptions<ProxySettings>>().Value.KnownProxies.Length > 0;
        if (addresses.Length > 0 && !IsPlausible(new Uri(issuer), app.Configuration[Setting] is not null, isBehindProxy, addresses))
            LogMismatch(app.Logger, issuer, string.Join(", ", addresses.Select(address => address.ToString())));
    });

    /// <summary>Returns whether the issuer plausibly leads clients to this server.</summary>
    /// <remarks>A proxy or a published container port can change the address, but an unchanged default is a sign of a missing setting.</remarks>
    internal static bool IsPlausible(Uri issuer, bool isSet, bool isBehindProxy, IEnumerable<BindingAddress> addresses) =>
        (isSet && isBehindProxy) || addresses.Any(address => ListeningAddress.IsWildcard(address)
            ? isSet || IsSamePort(issuer, ListeningAddress.FromThisHost(address))
            : IsSamePort(issuer, ListeningAddress.FromThisHost(address)) && IsSameHost(issuer, ListeningAddress.FromThisHost(address)));

    private static bool IsSamePort(Uri one, Uri other) => one.Scheme == other.Scheme && one.Port == other.Port;

    private static bool IsSameHost(Uri one, Uri other) => one.Host == other.Host || (one.IsLoopback && other.IsLoopback);

    private static BindingAddress[] AddressesOf(IServer server) =>
    [
        .. from address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []
           let parsed = BindingAddress.Parse(address)
           where !parsed.IsUnixPipe && !parsed.IsNamedPipe
           select parsed,
    ];

    [LoggerMessage(1404, LogLevel.Warning, "The issuer of the tokens is {Issuer}, but the server listens on {Addresses}: unless a proxy forwards requests, "
    + "clients cannot find the keys. Set Jwt:Issuer to the public URL, and ForwardedHeaders:KnownProxies to the proxy's address")]
    private static partial void LogMismatch(ILogger logger, string issuer, string addresses);

    private sealed class ListeningIssuer(IServer server, IOptions<JwtOptions> options) : IIssuer
    {
        private readonly Lazy<string> _address = new(() => AddressesOf(server) is [var first, ..]
            ? ListeningAddress.FromThisHost(first).GetLeftPart(UriPartial.Authority)
            : options.Value.Issuer);

        public string Address => _address.Value;
    }
}
