namespace Todo.WebApi.Hosting;

/// <summary>Where and within which limits the server listens.</summary>
internal static class Server
{
    private const string DefaultUrl = "http://localhost:8000";
    private const long MaxBodyBytes = 64 * 1024;
    private const int MaxHeaderBytes = 32 * 1024;

    public static void AddServer(this WebApplicationBuilder builder)
    {
        // In code, so that ASPNETCORE_URLS always wins: launch settings would override it.
        var configuration = builder.Configuration;
        string[] elsewhere = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (elsewhere.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        });
    }

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole();
    }
}
