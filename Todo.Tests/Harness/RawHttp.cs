using System.Net.Sockets;
using System.Text;

namespace Todo.Tests.Harness;

/// <summary>A connection that sends raw bytes, for requests that no client library would send.</summary>
internal sealed class RawHttp : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _client;

    /// <summary>Opened once: after the server closes the connection, GetStream fails although received data is still readable.</summary>
    private readonly NetworkStream _stream;

    private RawHttp(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    public static async Task<RawHttp> ConnectAsync(Uri server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        return new(client);
    }

    /// <summary>Sends a text on a new connection and reads until the server closes it.</summary>
    public static async Task<string> ExchangeAsync(Uri server, string text)
    {
        using var http = await ConnectAsync(server);
        await http.SendAsync(text);
        return await http.ReadToEndAsync();
    }

    public async Task SendAsync(string text)
    {
        try
        {
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        }
        catch (IOException)
        {
            // The server has already closed the connection; its response is still readable.
        }
    }

    /// <summary>Reads what arrives next; empty at the end of the connection.</summary>
    public async Task<string> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        return Encoding.Latin1.GetString(buffer, 0, await _stream.ReadAsync(buffer, patience.Token));
    }

    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _stream.ReadAsync(buffer, patience.Token) is > 0 and var read)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // A reset also ends the connection.
        }
        return answer.ToString();
    }

    /// <summary>Reads until the server has sent this text.</summary>
    public async Task ReadUntilAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        var buffer = new byte[1];
        while (!answer.ToString().Contains(text, StringComparison.Ordinal))
        {
            Assert.That(await _stream.ReadAsync(buffer, patience.Token), Is.EqualTo(1), answer.ToString());
            answer.Append((char)buffer[0]);
        }
    }

    /// <summary>Closes the connection with a reset.</summary>
    public void Reset()
    {
        _client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        _client.Client.Close();
    }

    public void Dispose() => _client.Dispose();
}
