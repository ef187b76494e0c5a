using System.Net;

namespace Todo.WebApi.Commands;

/// <summary>Checks whether the server on this host is ready, because the image has neither a shell nor curl.</summary>
internal static class HealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(AddressOf(configuration), "/healthz/ready"));
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    /// <summary>Returns the first HTTP URL that the server listens on, as reachable from this host.</summary>
    internal static Uri AddressOf(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            var first = BindingAddress.Parse(urls.Split(';').FirstOrDefault(url => url.StartsWith("http://", StringComparison.Ordinal)) ?? urls);
            return Hosting.ListeningAddress.FromThisHost(first);
        }
        return configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports
            ? new Uri($"http://localhost:{ports.Split(';')[0]}")
            : new Uri(Hosting.Server.DefaultUrl);
    }
}
