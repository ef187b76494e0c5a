using System.Net;
using System.Net.Sockets;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Delivery;

/// <summary>
/// Connects to receivers. Resolves the name for each connection and connects to the very address that was checked, so that a name
/// that leads elsewhere the next time gains nothing.
/// </summary>
internal sealed class GuardedConnector(AddressPolicy policy, INameResolver names, TimeProvider clock)
{
    /// <summary>How long an address that does not respond may keep the next one waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var isHttps = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
        var resolved = await names.ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        if (resolved.Length == 0)
            throw new SocketException((int)SocketError.NoData);
        var allowed = resolved.Where(address => policy.IsAllowed(address, isHttps)).Select(Unmap).ToArray();
        if (allowed.Length == 0)
            throw new AddressNotAllowedException();
        for (var i = 0; i < allowed.Length - 1; i++)
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                return await ConnectAsync(allowed[i], context.DnsEndPoint.Port, either.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Try the next address.
            }
        }
        return await ConnectAsync(allowed[^1], context.DnsEndPoint.Port, cancellationToken);
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

/// <summary>Thrown when a name leads to no address that webhooks may be sent to.</summary>
internal sealed class AddressNotAllowedException() : Exception("The name leads to no address that is allowed.");
