using System.Net;
using System.Net.Sockets;

namespace Todo.Bench.Databases;

/// <summary>Stands between the program and a database server, and counts how often the program waits for an answer.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _host;
    private readonly int _port;
    private long _roundTrips;

    public CountingProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often the program has begun to send on a connection after the server had sent on it.</summary>
    public long RoundTrips => Interlocked.Read(ref _roundTrips);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ForwardAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ForwardAsync(TcpClient program)
    {
        using (program)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(_host, _port);
            program.NoDelay = server.NoDelay = true;
            var turn = new Turn();
            await Task.WhenAny(
                CopyAsync(program.GetStream(), server.GetStream(), () => turn.Take(ofProgram: true, ref _roundTrips)),
                CopyAsync(server.GetStream(), program.GetStream(), () => turn.Take(ofProgram: false, ref _roundTrips)));
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action onRead)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await from.ReadAsync(buffer)) > 0;)
            {
                onRead();
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // One side has closed the connection, which ends the other direction, too.
        }
    }

    /// <summary>Which side has sent last on a connection.</summary>
    private sealed class Turn
    {
        private volatile bool _isPrograms;

        public void Take(bool ofProgram, ref long roundTrips)
        {
            if (ofProgram && !_isPrograms)
                Interlocked.Increment(ref roundTrips);
            _isPrograms = ofProgram;
        }
    }
}
