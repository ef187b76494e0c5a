using System.Text;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>The secrets that sign the messages of a webhook (docs/api.md#webhooks).</summary>
internal sealed class DeliverySecretsTests
{
    [Test]
    public async Task For_24_hours_after_a_rotation_both_secrets_sign()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        var added = Encoding.UTF8.GetBytes("another secret");
        await outbox.ChangeAsync(webhook.Id, one => one.RotateSecret(outbox.Protect(added), server.Clock.GetUtcNow()));

        await outbox.AddAsync(webhook);
        var both = (await receiver.WaitForAsync(1))[0];
        server.Clock.Advance(TimeSpan.FromHours(24));
        await outbox.AddAsync(webhook);
        var one = (await receiver.WaitForAsync(2))[1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(both.Signatures, Is.EqualTo([Outbox.SignatureOf(both, added), Outbox.SignatureOf(both, Outbox.Secret)]));
            Assert.That(one.Signatures, Is.EqualTo([Outbox.SignatureOf(one, added)]));
        }
    }

    [Test]
    public async Task A_secret_that_cannot_be_read_is_an_error_in_the_log_and_does_not_count_as_a_try()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed, "--Webhooks:RetrySeconds:0=0");
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        await outbox.ChangeAsync(webhook.Id, one => one.RotateSecret([1, 2, 3], server.Clock.GetUtcNow()));

        var id = (await outbox.AddAsync(webhook))[0];
        var waiting = await outbox.WaitForTriesAsync(id, 1);
        var error = (await outbox.AttemptsAsync(id))[0].Error;
        var unharmed = await outbox.FindWebhookAsync(webhook.Id);
        var sent = receiver.Messages.Count;
        await outbox.ChangeAsync(webhook.Id, one => one.RotateSecret(outbox.Protect(Outbox.Secret), server.Clock.GetUtcNow()));
        outbox.Advance(TimeSpan.FromHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((error, sent), Is.EqualTo((AttemptErrors.SecretUnreadable, 0)));
            Assert.That((waiting.State, waiting.Tries, unharmed.IsActive), Is.EqualTo((DeliveryState.Pending, 0, true)));
            Assert.That(server.Log.All.Select(line => line.Event.Id), Does.Contain(1504));
            Assert.That((await outbox.WaitForEndAsync(id)).State, Is.EqualTo(DeliveryState.Delivered));
        }
    }
}
