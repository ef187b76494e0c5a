using System.Net.Sockets;
using System.Text;

namespace Todo.Tests.Harness;

/// <summary>Requests that no client library would send.</summary>
internal static class RawHttp
{
    /// <summary>Sends the lines and then the body over a connection of its own.</summary>
    /// <returns>All that the server answered.</returns>
    public static async Task<string> SendAsync(TodoServer server, IEnumerable<string> lines, string body = "")
    {
        var address = server.Http.BaseAddress!;
        string[] all =
        [
            .. lines, $"Host: {address.Authority}", "Connection: close", $"Content-Length: {Encoding.UTF8.GetByteCount(body)}", string.Empty, body,
        ];
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", all)));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
