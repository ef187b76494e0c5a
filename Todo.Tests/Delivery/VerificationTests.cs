using System.Text;
using System.Text.Json;
using StayInSync;
using Todo.Infrastructure.Delivery;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>The snippets in docs/stay-in-sync.md accept the messages of a webhook, and nothing else.</summary>
[DatabaseIndependent]
internal sealed class VerificationTests
{
    private const string Body = "{\"content\":\"Grüße 😀\"}";

    private static readonly string Secret = SecretOf(Outbox.Secret);

    private static readonly TestCaseData[] Snippets =
    [
        new TestCaseData((Func<ReceivedMessage, string, Task<bool>>)VerifyInCSharpAsync).SetArgDisplayNames("C#"),
        new TestCaseData((Func<ReceivedMessage, string, Task<bool>>)VerifyInNodeAsync).SetArgDisplayNames("Node.js"),
        new TestCaseData((Func<ReceivedMessage, string, Task<bool>>)VerifyInPythonAsync).SetArgDisplayNames("Python"),
    ];

    [TestCaseSource(nameof(Snippets))]
    public async Task The_message_of_a_server_is_accepted(Func<ReceivedMessage, string, Task<bool>> verify)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        await outbox.AddAsync(await outbox.AddWebhookAsync(receiver.Url), payload: Body);

        Assert.That(await verify((await receiver.WaitForAsync(1))[0], Secret));
    }

    [TestCaseSource(nameof(Snippets))]
    public async Task While_a_secret_is_rotated_both_are_accepted(Func<ReceivedMessage, string, Task<bool>> verify)
    {
        var message = Sign(TimeSpan.Zero, Outbox.Secret, [7, 7, 7]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await verify(message, Secret));
            Assert.That(await verify(message, SecretOf([7, 7, 7])));
        }
    }

    [TestCaseSource(nameof(Snippets))]
    public async Task Anything_else_is_rejected(Func<ReceivedMessage, string, Task<bool>> verify)
    {
        var message = Sign(TimeSpan.Zero, Outbox.Secret);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await verify(message, Secret));
            Assert.That(await verify(message, SecretOf(new byte[32])), Is.False, "another secret");
            Assert.That(await verify(message with { Body = Body + " " }, Secret), Is.False, "another body");
            Assert.That(await verify(With(message, "webhook-id", "another"), Secret), Is.False, "another id");
            Assert.That(await verify(With(message, "webhook-timestamp", $"{message.Timestamp + 1}"), Secret), Is.False, "another time");
            Assert.That(await verify(With(message, "webhook-timestamp", "x"), Secret), Is.False, "no time");
            Assert.That(await verify(With(message, "webhook-signature", "v1,"), Secret), Is.False, "no signature");
            Assert.That(await verify(message with { Headers = new Dictionary<string, string>() }, Secret), Is.False, "no headers");
        }
    }

    [TestCaseSource(nameof(Snippets))]
    public async Task A_message_from_another_time_is_rejected(Func<ReceivedMessage, string, Task<bool>> verify)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await verify(Sign(TimeSpan.FromMinutes(-4), Outbox.Secret), Secret));
            Assert.That(await verify(Sign(TimeSpan.FromMinutes(-6), Outbox.Secret), Secret), Is.False, "old");
            Assert.That(await verify(Sign(TimeSpan.FromMinutes(6), Outbox.Secret), Secret), Is.False, "from the future");
        }
    }

    private static string SecretOf(byte[] key) => "whsec_" + Convert.ToBase64String(key);

    private static ReceivedMessage Sign(TimeSpan age, params byte[][] secrets)
    {
        var headers = MessageSignature.HeadersOf("msg_1", TimeProvider.System.GetUtcNow() + age, Encoding.UTF8.GetBytes(Body), secrets);
        return new("/hook", headers.ToDictionary(header => header.Name, header => header.Value), Body, 0);
    }

    private static ReceivedMessage With(ReceivedMessage message, string header, string value) =>
        message with { Headers = new Dictionary<string, string>(message.Headers) { [header] = value } };

    private static Task<bool> VerifyInCSharpAsync(ReceivedMessage message, string secret) => Task.FromResult(
        WebhookSignature.IsValid(secret, message.Headers.GetValueOrDefault, Encoding.UTF8.GetBytes(message.Body), TimeProvider.System));

    private static async Task<bool> VerifyInNodeAsync(ReceivedMessage message, string secret) =>
        IsAccepted(await NodeTool.RunScriptAsync("verify-webhook.mjs", InputOf(message), secret), "WebhookVerificationError");

    private static async Task<bool> VerifyInPythonAsync(ReceivedMessage message, string secret) => IsAccepted(
        await Tool.RunAsync("python3", InputOf(message), Repository.PathOf("docs", "clients", "verify_webhook.py"), secret), "rejected: ");

    private static bool IsAccepted(ToolResult result, string rejection)
    {
        Assert.That(result.ExitCode == 0 || result.Error.StartsWith(rejection, StringComparison.Ordinal), result.ToString());
        return result.ExitCode == 0;
    }

    private static string InputOf(ReceivedMessage message) =>
        JsonSerializer.Serialize(new { body = message.Body, headers = message.Headers });
}
