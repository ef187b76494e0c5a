using System.Net.Sockets;
using System.Text;

namespace Todo.Bench.Load;

/// <summary>Opens event streams.</summary>
internal static class EventStream
{
    /// <summary>Opens a stream and waits for its first comment.</summary>
    public static async Task<TcpClient> OpenAsync(Server server, Person person)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(server.Address);
            await WaitForCommentAsync(client.GetStream(), new Request("GET", _ => "/api/events").Bytes(person));
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task WaitForCommentAsync(NetworkStream stream, byte[] request)
    {
        await stream.WriteAsync(request);
        var answer = new StringBuilder();
        var buffer = new byte[1024];
        while (!answer.ToString().Contains(":\n\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                throw new IOException($"The stream was refused:\n{answer}");
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
    }
}
