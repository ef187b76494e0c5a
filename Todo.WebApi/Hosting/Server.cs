using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Net.Http.Headers;
using Todo.WebApi.Http;

namespace Todo.WebApi.Hosting;

/// <summary>Configures the server: its address, limits, timeouts and logging.</summary>
internal static class Server
{
    public const string DefaultUrl = "http://localhost:8000";

    /// <summary>32 KiB for the client's headers, and the rest for those that proxies add.</summary>
    private const int MaxHeaderBytes = 36 * 1024;

    /// <summary>The encoding of User-Agent, the only header whose text is stored.</summary>
    private static readonly Encoding LenientUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The maximum time from the stop signal to the exit: orchestrators kill the process after ten seconds.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(9);

    public static void AddServer(this WebApplicationBuilder builder)
    {
        // The slim host omits TLS and IIS.
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (OperatingSystem.IsWindows())
            builder.WebHost.UseIIS().UseIISIntegration();

        // Set in code, because launch settings would override ASPNETCORE_URLS.
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
            // Otherwise, a client that sends its headers slowly would hold a connection. For bodies, Kestrel enforces a minimum rate.
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.CloseSilentConnections(HeadersTimeout);
            // Kestrel rejects bytes that are not UTF-8 with an empty 400. As Latin-1, they reach the operation, which explains the error.
            kestrel.RequestHeaderEncodingSelector = name =>
                name.Equals(HeaderNames.UserAgent, StringComparison.OrdinalIgnoreCase) ? LenientUtf8 : Encoding.Latin1;
        });
        builder.Services.AddSingleton<IConnectionListenerFactory>(
            services => new BoundedListeners(ActivatorUtilities.CreateInstance<SocketTransportFactory>(services), new ConnectionSlots(ConnectionLimit.Connections)));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddRequestDeadline();
    }

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddDefaultLogLevels();
        // The scopes include the trace id that error responses contain.
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(console => console.IncludeScopes = true);
        else
            builder.Logging.ClearProviders().AddJsonConsole(console => (console.IncludeScopes, console.TimestampFormat, console.UseUtcTimestamp) = (true, "O", true));
        // A failed start writes one line (StartupFailure) instead of the host's stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }
}
