using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Todo.Bench.Load;

/// <summary>A persistent HTTP/1.1 connection with only what a load generator needs.</summary>
internal sealed class Connection(IPEndPoint address) : IDisposable
{
    public const int Broken = 0;

    private const int NoContent = 204;
    private const int StatusStart = 9; // behind "HTTP/1.1 "

    private byte[] _buffer = new byte[8 * 1024];
    private Socket? _socket;

    /// <summary>The last answer, head and body, until the next request.</summary>
    public ReadOnlyMemory<byte> Answer { get; private set; }

    public static bool IsSuccess(int status) => status is >= 200 and <= 299;

    /// <summary>Sends the request and waits for the whole answer.</summary>
    /// <returns>Its status, or <see cref="Broken"/>.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        try
        {
            _socket ??= await ConnectAsync();
            await _socket.SendAsync(request, SocketFlags.None);
            return await ReadAnswerAsync(_socket);
        }
        catch (SocketException)
        {
            Dispose();
            Answer = default;
            return Broken;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<int> ReadAnswerAsync(Socket socket)
    {
        for (var filled = 0; ;)
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(filled), SocketFlags.None);
            if (received == 0)
                throw new SocketException((int)SocketError.ConnectionReset);
            filled += received;
            if (!IsComplete(_buffer.AsSpan(0, filled)))
            {
                if (filled == _buffer.Length)
                    Array.Resize(ref _buffer, 2 * filled);
                continue;
            }
            Answer = _buffer.AsMemory(0, filled);
            return StatusOf(Answer.Span);
        }
    }

    private static int StatusOf(ReadOnlySpan<byte> answer) =>
        Utf8Parser.TryParse(answer[StatusStart..], out int status, out _) ? status : Broken;

    private static bool IsComplete(ReadOnlySpan<byte> received)
    {
        var name = "\r\nContent-Length: "u8;
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        if (StatusOf(received) == NoContent)
            return true;
        var at = received[..end].IndexOf(name);
        // Without a length the body comes in chunks; JSON has no line breaks of its own that could look like the last one.
        return at < 0
            ? received.EndsWith("\r\n0\r\n\r\n"u8)
            : Utf8Parser.TryParse(received[(at + name.Length)..], out int length, out _) && received.Length >= end + 4 + length;
    }
}
