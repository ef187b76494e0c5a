using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Todo.WebApi.Hosting;

/// <summary>Closes connections that send nothing: the server's own timeout of headers begins with their first byte.</summary>
internal static class SilentConnections
{
    public static void CloseSilentConnections(this KestrelServerOptions kestrel, TimeSpan patience) =>
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => async connection =>
        {
            if (await SaysSomethingAsync(connection, patience))
                await next(connection);
        }));

    private static async Task<bool> SaysSomethingAsync(ConnectionContext connection, TimeSpan patience)
    {
        // A server that stops asks its connections to end.
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, stopping);
        end.CancelAfter(patience);
        try
        {
            var first = await connection.Transport.Input.ReadAsync(end.Token);
            connection.Transport.Input.AdvanceTo(first.Buffer.Start);
            return !first.Buffer.IsEmpty;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
