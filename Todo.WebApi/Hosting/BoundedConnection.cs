using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Todo.WebApi.Hosting;

/// <summary>A connection that frees its slot when its socket is closed, and knows how long it has been without a request.</summary>
internal sealed class BoundedConnection : ConnectionContext
{
    private const int Closed = -1;

    private readonly ConnectionContext _connection;
    private readonly ConnectionSlots _slots;
    private long _idleSince = Environment.TickCount64;

    /// <summary>The number of running requests, or <see cref="Closed"/>.</summary>
    private int _requests;

    public BoundedConnection(ConnectionContext connection, ConnectionSlots slots)
    {
        (_connection, _slots) = (connection, slots);
        connection.Features.Set(this);
    }

    /// <summary>The end of the last request or the start of the connection, as <see cref="Environment.TickCount64"/>; null while a request runs.</summary>
    public long? IdleSince => Volatile.Read(ref _requests) == 0 ? Volatile.Read(ref _idleSince) : null;

    public override string ConnectionId
    {
        get => _connection.ConnectionId;
        set => _connection.ConnectionId = value;
    }

    public override IDuplexPipe Transport
    {
        get => _connection.Transport;
        set => _connection.Transport = value;
    }

    public override IDictionary<object, object?> Items
    {
        get => _connection.Items;
        set => _connection.Items = value;
    }

    public override CancellationToken ConnectionClosed
    {
        get => _connection.ConnectionClosed;
        set => _connection.ConnectionClosed = value;
    }

    public override EndPoint? LocalEndPoint
    {
        get => _connection.LocalEndPoint;
        set => _connection.LocalEndPoint = value;
    }

    public override EndPoint? RemoteEndPoint
    {
        get => _connection.RemoteEndPoint;
        set => _connection.RemoteEndPoint = value;
    }

    public override IFeatureCollection Features => _connection.Features;

    public override void Abort() => _connection.Abort();

    public override void Abort(ConnectionAbortedException abortReason) => _connection.Abort(abortReason);

    /// <summary>Returns false if the connection has been closed because it was idle.</summary>
    public bool TryBeginRequest()
    {
        var requests = Volatile.Read(ref _requests);
        while (requests != Closed)
        {
            var seen = Interlocked.CompareExchange(ref _requests, requests + 1, requests);
            if (seen == requests)
                return true;
            requests = seen;
        }
        return false;
    }

    public void EndRequest()
    {
        Volatile.Write(ref _idleSince, Environment.TickCount64);
        Interlocked.Decrement(ref _requests);
    }

    /// <summary>Closes the connection, unless a request runs.</summary>
    public void TryClose()
    {
        if (Interlocked.CompareExchange(ref _requests, Closed, 0) == 0)
            _connection.Abort(new ConnectionAbortedException("The connection was idle, and another one needed its slot."));
    }

    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await base.DisposeAsync();
        _slots.Free(this);
    }
}
