using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>nginx with the shipped configuration, on a Unix socket instead of a port, which another test could be using.</summary>
internal sealed class ShippedProxy : IAsyncDisposable
{
    private const int MaxTries = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-proxy-");
    private readonly StringBuilder _log = new();
    private readonly Process _process;

    private ShippedProxy(string upstream, string origin, string readTimeout)
    {
        var nginx = Tool.Require("nginx");
        var configuration = Path.Combine(_folder.FullName, "nginx.conf");
        File.WriteAllText(configuration, Adapt(
            "nginx.conf",
            ("/tmp/", _folder.FullName + "/"),
            ("listen 8000;", $"listen unix:{SocketPath};"),
            // Older versions of nginx, such as Debian's, do not re-resolve names.
            ("api:8080 resolve", upstream),
            ("proxy_read_timeout 35s", $"proxy_read_timeout {readTimeout}")));
        File.WriteAllText(Path.Combine(_folder.FullName, "origins.conf"), Adapt("origins.conf.template", ("${Cors__AllowedOrigins__0}", origin)));
        _process = Process.Start(new ProcessStartInfo(nginx, ["-c", configuration, "-e", "stderr", "-g", "daemon off; master_process off;"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Http = new(new SocketsHttpHandler { ConnectCallback = async (_, cancellationToken) => await ConnectAsync(cancellationToken) })
        {
            BaseAddress = new Uri("http://proxy"),
        };
    }

    public HttpClient Http { get; }

    /// <summary>The output of nginx.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    private string SocketPath => Path.Combine(_folder.FullName, "socket");

    /// <param name="upstream">The host and port of the API.</param>
    /// <param name="origin">The allowed origin.</param>
    /// <param name="readTimeout">The read timeout for the API.</param>
    public static async Task<ShippedProxy> StartAsync(string upstream, string origin = "https://front.example", string readTimeout = "35s")
    {
        var proxy = new ShippedProxy(upstream, origin, readTimeout);
        for (var tries = 0; !await proxy.ListensAsync(); tries++)
        {
            if (tries == MaxTries || proxy._process.HasExited)
                throw new InvalidOperationException("nginx did not start:\n" + proxy.Log);
            await Task.Delay(50);
        }
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Adapt(string file, params (string Shipped, string Here)[] changes)
    {
        var text = File.ReadAllText(Repository.PathOf("deploy", file));
        foreach (var (shipped, here) in changes)
        {
            Assert.That(text, Does.Contain(shipped), file);
            text = text.Replace(shipped, here, StringComparison.Ordinal);
        }
        return text;
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            await using var connection = await ConnectAsync(CancellationToken.None);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<NetworkStream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), cancellationToken);
            return new(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Keep(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }
}
