using System.Text;
using System.Text.Json;
using Todo.Infrastructure.Delivery;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>The signature of Standard Webhooks 1.0, verified by its own library.</summary>
[DatabaseIndependent]
internal sealed class SignatureTests
{
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Outbox.Secret);

    /// <summary>The signatures are made by an independent implementation (Python's hmac).</summary>
    [Test]
    public void The_headers_are_those_of_the_specification()
    {
        var body = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");

        var headers = MessageSignature.HeadersOf("msg_1", DateTimeOffset.FromUnixTimeSeconds(1614265330), body, [[1], [2]]);

        Assert.That(headers.Select(header => header.Name), Is.EqualTo(["webhook-id", "webhook-timestamp", "webhook-signature"]));
        Assert.That(headers.Select(header => header.Value), Is.EqualTo(
            ["msg_1", "1614265330", "v1,xSDrcIACiLdcK12rn8OeuN3J+a7UhFdrCxeGxG+P9z0= v1,028fnZMB0+8jYbR0nhxaoGh5y2tAcRAw8maFWeTkLuw="]));
    }

    [Test]
    public async Task The_library_of_Standard_Webhooks_accepts_a_message_also_during_a_rotation()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        await outbox.AddAsync(webhook, payload: "{\"content\":\"Grüße 😀\"}");
        var one = (await receiver.WaitForAsync(1))[0];
        await outbox.ChangeAsync(webhook.Id, hook => hook.RotateSecret(outbox.Protect([7, 7, 7]), server.Clock.GetUtcNow()));
        await outbox.AddAsync(webhook, payload: "{\"content\":\"Grüße 😀\"}");
        var two = (await receiver.WaitForAsync(2))[1];

        foreach (var message in new[] { one, two })
        {
            var result = await VerifyAsync(message, Secret);

            Assert.That(result.ExitCode, Is.Zero, result.ToString());
            Assert.That(JsonDocument.Parse(result.Output).RootElement.GetProperty("content").GetString(), Is.EqualTo("Grüße 😀"));
        }
    }

    [Test]
    public async Task The_library_of_Standard_Webhooks_rejects_a_changed_message_and_another_secret()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        await outbox.AddAsync(await outbox.AddWebhookAsync(receiver.Url));
        var message = (await receiver.WaitForAsync(1))[0];

        var changed = await VerifyAsync(message with { Body = "{ }" }, Secret);
        var other = await VerifyAsync(message, "whsec_" + Convert.ToBase64String(new byte[32]));

        foreach (var result in new[] { changed, other })
            Assert.That((result.ExitCode, result.Error.Trim()), Is.EqualTo((1, "WebhookVerificationError: No matching signature found")));
    }

    /// <summary>Verifies a message with the library of Standard Webhooks.</summary>
    public static Task<ToolResult> VerifyAsync(ReceivedMessage message, string secret) => NodeTool.RunScriptAsync(
        "verify-webhook.mjs", JsonSerializer.Serialize(new { body = message.Body, headers = message.Headers }), secret);
}
