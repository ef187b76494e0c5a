using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Todo.Tests.Harness;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Trust;

/// <summary>When all slots are taken, connections without a request make room for new ones.</summary>
[DatabaseIndependent]
internal sealed class IdleConnectionTests
{
    private const int Slots = 8;
    private const string Live = "GET /healthz/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    [TestCase("", TestName = "A_new_connection_is_served_despite_connections_that_send_nothing")]
    [TestCase("GET /healthz/live HTTP/1.1\r\nHost: loc", TestName = "A_new_connection_is_served_despite_connections_that_stall_in_their_headers")]
    [TestCase(Live, TestName = "A_new_connection_is_served_despite_connections_that_are_kept_alive")]
    public async Task A_new_connection_is_served(string sent)
    {
        await using var server = await StartAsync();
        var before = server.Log.All.Count;
        var idle = new List<RawHttp>();
        for (var i = 0; i < Slots; i++)
        {
            idle.Add(await RawHttp.ConnectAsync(server.Http.BaseAddress!));
            await idle[^1].SendAsync(sent);
        }

        using var first = await RawHttp.ConnectAsync(server.Http.BaseAddress!);
        await first.SendAsync(Live);

        Assert.That(await first.ReadAsync(), Does.StartWith("HTTP/1.1 200 "));
        Assert.That(await FirstClosedAsync(idle), sent == Live ? Does.StartWith("HTTP/1.1 200 ") : Is.Empty);
        Assert.That(server.Log.All.Skip(before).Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text), Is.Empty);
        idle.ForEach(connection => connection.Dispose());
    }

    [Test]
    public async Task A_connection_with_a_running_request_is_not_closed()
    {
        await using var server = await StartAsync();
        var ada = await server.SignUpAsync();
        using var stream = await EventReader.OpenAsync(ada);
        var idle = new List<RawHttp>();
        for (var i = 0; i < 2 * Slots; i++)
            idle.Add(await RawHttp.ConnectAsync(server.Http.BaseAddress!));

        Assert.That(await FirstClosedAsync(idle), Is.Empty);
        await ada.CreateTodoAsync();

        Assert.That((await stream.NextAsync())?.Type, Is.EqualTo("changed"));
        idle.ForEach(connection => connection.Dispose());
    }

    [Test]
    public void A_request_that_arrives_on_a_closed_connection_does_not_begin()
    {
        using var slots = new ConnectionSlots(1);
        var connection = slots.Fill(new DefaultConnectionContext());

        Assert.That(connection.TryBeginRequest());
        connection.TryClose();
        Assert.That(connection.IdleSince, Is.Null);
        connection.EndRequest();
        Assert.That(connection.TryBeginRequest());
        connection.EndRequest();
        connection.TryClose();

        Assert.That(connection.TryBeginRequest(), Is.False);
    }

    /// <summary>What the connection that is closed first has received.</summary>
    private static async Task<string> FirstClosedAsync(List<RawHttp> connections) => await await Task.WhenAny(connections.Select(connection => connection.ReadToEndAsync()));

    private static Task<TodoServer> StartAsync() => TodoServer.StartAsync(
        services => services.AddSingleton<IConnectionListenerFactory>(provider =>
            new BoundedListeners(ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider), new ConnectionSlots(Slots))));
}
