using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class WebhookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly Webhook _webhook = Webhook.Create(1, "https://a.example", WebhookEvents.TodoCreated, [1], Now);

    [Test]
    public void Every_change_moves_updated_at_even_if_the_clock_does_not()
    {
        _webhook.Change("https://b.example", default, default, Now);
        _webhook.RotateSecret([2], Now);
        _webhook.Disable("410", Now);

        Assert.That(_webhook.UpdatedAt, Is.EqualTo(Now.AddMicroseconds(3)));
        Assert.That(_webhook.CreatedAt, Is.EqualTo(Now));
    }

    [Test]
    public void A_change_of_nothing_changes_nothing()
    {
        _webhook.Change(default, default, default, Now.AddDays(1));

        Assert.That(_webhook.UpdatedAt, Is.EqualTo(Now));
    }

    [Test]
    public void Enabling_clears_the_reason_and_switching_off_gives_none()
    {
        _webhook.Disable("410", Now);
        _webhook.Change(default, default, false, Now);
        Assert.That((_webhook.IsActive, _webhook.DisabledReason), Is.EqualTo((false, "410")));
        _webhook.Change(default, default, true, Now);
        Assert.That((_webhook.IsActive, _webhook.DisabledReason), Is.EqualTo((true, (string?)null)));
        _webhook.Change(default, default, false, Now);
        Assert.That((_webhook.IsActive, _webhook.DisabledReason), Is.EqualTo((false, (string?)null)));
    }

    [Test]
    public void A_rotation_keeps_the_previous_secret_for_24_hours()
    {
        _webhook.RotateSecret([2], Now);
        _webhook.RotateSecret([3], Now.AddHours(1));

        Assert.That(_webhook.ProtectedSecret, Is.EqualTo(new byte[] { 3 }));
        Assert.That(_webhook.PreviousProtectedSecret, Is.EqualTo(new byte[] { 2 }));
        Assert.That(_webhook.PreviousSecretUntil, Is.EqualTo(Now.AddHours(25)));
    }

    [Test]
    public void Names_and_events_are_each_others_inverse()
    {
        var all = Enum.GetValues<WebhookEvents>().Where(one => one != WebhookEvents.None).ToArray();

        Assert.That(all.Select(WebhookEventNames.NameOf), Is.EqualTo(WebhookEventNames.All));
        Assert.That(WebhookEventNames.All.Select(WebhookEventNames.Parse), Is.EqualTo(all));
        Assert.That(WebhookEventNames.NamesOf(WebhookEventNames.Parse(WebhookEventNames.All)), Is.EqualTo(WebhookEventNames.All));
        Assert.That(WebhookEventNames.Parse("ping"), Is.EqualTo(WebhookEvents.None));
    }

    [Test]
    public void A_redelivery_begins_a_new_round_of_the_same_message()
    {
        var delivery = WebhookDelivery.CreatePing(_webhook, "{}", Now);
        var message = delivery.MessageId;

        delivery.Redeliver(Now.AddDays(1));

        Assert.That((delivery.State, delivery.NextAttemptAt, delivery.Tries, delivery.IsManual), Is.EqualTo((DeliveryState.Pending, Now.AddDays(1), 0, true)));
        Assert.That((delivery.MessageId, delivery.CreatedAt), Is.EqualTo((message, Now)));
    }

    [Test]
    public void A_long_error_is_cut() =>
        Assert.That(DeliveryAttempt.Record(1, Now, null, new string('x', 300), 1).Error, Has.Length.EqualTo(DeliveryAttempt.MaxErrorLength));
}
