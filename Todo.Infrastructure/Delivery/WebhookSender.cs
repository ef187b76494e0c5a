using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Todo.Domain;

namespace Todo.Infrastructure.Delivery;

/// <summary>A message and where it goes.</summary>
/// <param name="Url">The address of the receiver.</param>
/// <param name="Id">The same on every try.</param>
/// <param name="Body">The body as JSON.</param>
/// <param name="Secrets">The secrets, each of which signs.</param>
internal sealed record OutgoingMessage(string Url, string Id, string Body, IReadOnlyList<byte[]> Secrets);

/// <summary>
/// Sends a message once. Nothing of the environment takes part: no proxy, no cookies, no credentials, no trace headers; redirects are
/// not followed.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>The maximum time from the name lookup to the end of the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const string UserAgent = "Todo-Webhooks/1.0";
    private const int KiB = 1024;

    /// <summary>Together, at most 64 KiB of an answer are read.</summary>
    private const int MaxHeaderKiB = 16;
    private const int MaxBodyBytes = 48 * KiB;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Receivers often close idle connections after a few seconds, and a request on a closed one fails.</summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _clock;

    public WebhookSender(GuardedConnector connector, TimeProvider clock)
    {
        _clock = clock;
        _http = new(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = connector.ConnectAsync,
            ConnectTimeout = Patience,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = MaxHeaderKiB,
            PooledConnectionIdleTimeout = IdleTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            // Without it, the receiver's certificate could name any address from which to download its issuer.
            SslOptions = new()
            {
                CertificateChainPolicy = new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            },
            UseCookies = false,
            UseProxy = false,
        });
    }

    /// <exception cref="OperationCanceledException">It was canceled before there was an answer.</exception>
    public async Task<AttemptResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var begun = _clock.GetTimestamp();
        using var deadline = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = CreateRequest(message);
            using var response = await _http.SendAsync(request, either.Token);
            await ReadSomeAsync(response, either.Token);
            return AttemptResult.Of(response.StatusCode, _clock.GetElapsedTime(begun));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The deadline can look like a connection that the receiver closed.
            var duration = _clock.GetElapsedTime(begun);
            return deadline.IsCancellationRequested ? AttemptResult.TimedOut(duration) : AttemptResult.Of(exception, duration);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage CreateRequest(OutgoingMessage message)
    {
        var body = Encoding.UTF8.GetBytes(message.Body);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(message.Url)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.UserAgent.ParseAdd(UserAgent);
        foreach (var (name, value) in MessageSignature.HeadersOf(message.Id, _clock.Now(), body, message.Secrets))
            request.Headers.Add(name, value);
        return request;
    }

    /// <summary>Reads a short body to its end, so that the connection can be used again. The status alone decides, so a fault does not matter.</summary>
    private static async Task ReadSomeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[MaxBodyBytes];
            await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
        {
        }
    }
}
