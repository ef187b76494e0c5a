using System.Net;
using System.Text;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Delivery;

namespace Todo.Tests.Delivery;

/// <summary>Senders of webhooks, and messages to send with them.</summary>
internal static class Senders
{
    public static readonly IPNetwork Loopback = IPNetwork.Parse("127.0.0.0/8");

    public static async Task<AttemptResult> SendAsync(
        string url, string body = "{}", TimeProvider? clock = null, IPNetwork[]? networks = null, CancellationToken cancellationToken = default)
    {
        using var sender = Of(new NameResolver(), networks ?? [Loopback], clock);
        return await SendAsync(sender, url, body, cancellationToken);
    }

    public static Task<AttemptResult> SendAsync(
        WebhookSender sender, string url, string body = "{}", CancellationToken cancellationToken = default) =>
        sender.SendAsync(new OutgoingMessage(url, "msg_1", body, [Encoding.UTF8.GetBytes("secret")]), cancellationToken);

    public static WebhookSender Of(INameResolver names, IPNetwork[] networks, TimeProvider? clock = null) =>
        new(new GuardedConnector(new AddressPolicy(networks), names, clock ?? TimeProvider.System), clock ?? TimeProvider.System);
}
