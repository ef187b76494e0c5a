using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Net.Http.Headers;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;

namespace Todo.WebApi.Hosting;

/// <summary>Where and within which limits the server listens.</summary>
internal static class Server
{
    public const string DefaultUrl = "http://localhost:8000";

    /// <summary>32 KiB for the client's own, and room for what every request has and proxies add.</summary>
    private const int MaxHeaderBytes = 36 * 1024;

    /// <summary>The one header that is kept as text.</summary>
    private static readonly Encoding LenientUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>From the signal to the end: orchestrators kill after ten seconds.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(9);

    public static void AddServer(this WebApplicationBuilder builder)
    {
        // What the slim host leaves out: TLS, and IIS where there is one.
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (OperatingSystem.IsWindows())
            builder.WebHost.UseIIS().UseIISIntegration();

        // In code, so that ASPNETCORE_URLS always wins: launch settings would override it.
        var configuration = builder.Configuration;
        string[] elsewhere = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (elsewhere.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            kestrel.Limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;
            // A client that sends its headers drop by drop would hold a connection; for bodies the server has a minimal rate already.
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.CloseSilentConnections(HeadersTimeout);
            // The server would refuse other bytes than UTF-8 with an empty 400: so that they reach the operation, which says what is wrong.
            kestrel.RequestHeaderEncodingSelector = name =>
                name.Equals(HeaderNames.UserAgent, StringComparison.OrdinalIgnoreCase) ? LenientUtf8 : Encoding.Latin1;
        });
        builder.Services.AddSingleton<IConnectionListenerFactory>(
            services => new BoundedListeners(ActivatorUtilities.CreateInstance<SocketTransportFactory>(services), new SemaphoreSlim(ConnectionLimit.Connections)));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
        {
            Timeout = RequestTimeout,
            TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
            WriteTimeoutResponse = WriteTimeoutAsync,
        });
    }

    private static Task WriteTimeoutAsync(HttpContext context)
    {
        // The timeout has cancelled the token that answers are written with; the middleware restores the connection's own afterwards.
        context.RequestAborted = CancellationToken.None;
        Problems.SetRetryAfter(context.Response, RetryAfter);
        return Problems.WriteAsync(context, StatusCodes.Status504GatewayTimeout);
    }

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddDefaultLogLevels();
        // The scopes have the trace id that errors tell.
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(console => console.IncludeScopes = true);
        else
            builder.Logging.ClearProviders().AddJsonConsole(console => (console.IncludeScopes, console.TimestampFormat, console.UseUtcTimestamp) = (true, "O", true));
        // A start that fails ends with one line of ours (StartupFailure), not with the host's stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }
}
