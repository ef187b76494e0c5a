using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Todo.WebApi.Hosting;

/// <summary>Closes connections that send nothing: Kestrel's header timeout starts only with the first byte.</summary>
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
        // A stopping server requests that its connections close.
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
