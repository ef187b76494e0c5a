using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Todo.Tests.Harness;

/// <summary>A proxy between the program and its database that forwards, holds, cuts or counts traffic.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private readonly string _host;
    private readonly int _port;
    private volatile TaskCompletionSource? _held;
    private volatile bool _refuses;
    private int _roundTrips;

    public TcpProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often the program has begun to send on a connection after the server had sent on it.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    /// <summary>Holds traffic in both directions from now on; connections stay open.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Forwards the held traffic and all further traffic.</summary>
    public void Release()
    {
        _held?.SetResult();
        _held = null;
    }

    /// <summary>Resets all connections; new ones are forwarded.</summary>
    public void Cut()
    {
        foreach (var socket in _sockets.Keys)
            Reset(socket);
    }

    /// <summary>Resets all connections, and rejects new ones until called with false.</summary>
    public void Refuse(bool refuses = true)
    {
        _refuses = refuses;
        if (refuses)
            Cut();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _sockets[client] = _sockets[server] = true;
        try
        {
            if (_refuses)
                return;
            await server.ConnectAsync(_host, _port);
            var isTurnOfProgram = 1;
            await Task.WhenAny(
                PumpAsync(client, server, () => _ = Interlocked.Exchange(ref isTurnOfProgram, 0) == 1 ? Interlocked.Increment(ref _roundTrips) : 0),
                PumpAsync(server, client, () => Interlocked.Exchange(ref isTurnOfProgram, 1)));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The connection was rejected or cut.
        }
        finally
        {
            Reset(client);
            Reset(server);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Action received)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                received();
                if (_held is { } held)
                    await held.Task;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
            if (_held is { } end)
                await end.Task;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The connection was cut or closed by one side.
        }
    }

    private void Reset(Socket socket)
    {
        _sockets.TryRemove(socket, out _);
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The connection is already closed.
        }
        socket.Dispose();
    }
}
