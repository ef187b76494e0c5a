using System.Net;
using System.Text;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>
/// Fetches the documents of providers (OpenID Connect Discovery 1.0, section 4). Nothing of the environment takes part: no proxy, no cookies, no
/// credentials, no trace headers; redirects are not followed.
/// </summary>
internal sealed class ProviderDocuments : IDisposable
{
    private const string WellKnown = "/.well-known/openid-configuration";
    private const string UserAgent = "Todo";
    private const int MaxBytes = 512 * 1024;
    private const int MaxHeaderKiB = 32;

    /// <summary>The maximum time for both documents together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = MaxHeaderKiB,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        UseCookies = false,
        UseProxy = false,
    });

    private readonly TimeProvider _clock;

    public ProviderDocuments(TimeProvider clock) => _clock = clock;

    /// <summary>Fetches the keys of the provider, by their ids.</summary>
    /// <exception cref="ProviderException">The provider answers otherwise than it should; the message says how.</exception>
    public async Task<IReadOnlyDictionary<string, ProviderKey>> FetchKeysAsync(string issuer)
    {
        using var deadline = new CancellationTokenSource(Patience, _clock);
        var discovery = new Uri(issuer.TrimEnd('/') + WellKnown);
        var configuration = OpenIdConnectConfiguration.Create(await FetchAsync(discovery, deadline.Token));
        if (configuration.Issuer != issuer)
            throw new ProviderException("its discovery document names another issuer");
        if (!Uri.TryCreate(configuration.JwksUri, UriKind.Absolute, out var address) || !IsAsSafeAs(discovery, address))
            throw new ProviderException("its discovery document names no address of keys that is as safe as its own");
        var keys = ProviderKey.Read(new JsonWebKeySet(await FetchAsync(address, deadline.Token)));
        return keys.Count > 0 ? keys : throw new ProviderException("it has no key that signs ID tokens");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Keys over http only from this machine, and only if the provider is on it.</summary>
    private static bool IsAsSafeAs(Uri discovery, Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (discovery.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private async Task<string> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd(UserAgent);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new ProviderException($"it answers with {(int)response.StatusCode}");
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBytes + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MaxBytes
            ? Encoding.UTF8.GetString(buffer, 0, read)
            : throw new ProviderException("a document of it is larger than 512 KiB");
    }
}

/// <summary>Thrown when a provider answers otherwise than it should; the message says how, as the end of a sentence.</summary>
internal sealed class ProviderException(string message) : Exception(message);
