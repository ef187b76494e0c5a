using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Todo.WebApi.Hosting;

/// <summary>
/// Accepts connections only while slots are free; further connections wait in the operating system's queue. Kestrel's own limit,
/// <c>MaxConcurrentConnections</c>, rejects connections after accepting them, and accepts more before they are closed: a burst would
/// exhaust the file handles, which ends the process, and each rejection would add a line to the log.
/// </summary>
internal sealed class BoundedListeners(SocketTransportFactory sockets, ConnectionSlots slots) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await sockets.BindAsync(endpoint, cancellationToken), slots);

    private sealed class Listener(IConnectionListener listener, ConnectionSlots slots) : IConnectionListener
    {
        private readonly CancellationTokenSource _unbound = new();

        public EndPoint EndPoint => listener.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            try
            {
                await slots.TakeAsync(_unbound.Token);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            ConnectionContext? connection = null;
            try
            {
                connection = await listener.AcceptAsync(cancellationToken);
                return connection is null ? null : slots.Fill(connection);
            }
            finally
            {
                if (connection is null)
                    slots.Free();
            }
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await _unbound.CancelAsync();
            await listener.UnbindAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await _unbound.CancelAsync();
            await listener.DisposeAsync();
            _unbound.Dispose();
        }
    }
}
