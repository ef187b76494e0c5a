using System.Data;
using Todo.Application.Webhooks;
using Todo.Domain;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Webhooks;

/// <summary>Records what happened for the webhooks that subscribe to it, in the transaction in which it happens.</summary>
internal sealed class WebhookOutbox(
    WebhookStatements statements, SqlDialect dialect, WebhookMessages messages, RetrySchedule schedule, TimeProvider clock) : IOutbox
{
    public async ValueTask WriteAsync(DatabaseSession session, UserChange change, CancellationToken cancellationToken)
    {
        foreach (var (one, thing) in change.Events)
        {
            var now = clock.Now();
            await session.DeferAsync(
                statements.Record, cancellationToken,
                WebhookDelivery.NewMessageId(now), WebhookEventNames.NameOf(one), messages.Of(one, thing, now), dialect.Instant(now),
                dialect.Instant(now + schedule.DelayAfter(0)!.Value), change.UserId, (int)one);
        }
    }
}

/// <summary>The SQL of <see cref="WebhookOutbox"/>.</summary>
internal sealed class WebhookStatements(SqlDialect dialect)
{
    /// <summary>A delivery for each active webhook of the user that subscribes to the event. The state 0 is pending.</summary>
    public Statement Record { get; } = new(
        "INSERT INTO webhook_deliveries"
        + " (webhook_id, user_id, message_id, type, payload, created_at, state, next_attempt_at, tries, is_manual)"
        + $" SELECT id, user_id, @message_id, @type, @payload, @created_at, 0, @next_attempt_at, 0, {dialect.Literal(false)} FROM webhooks"
        + $" WHERE user_id = @user_id AND is_active = {dialect.Literal(true)} AND (events & @event) <> 0",
        new("@message_id", DbType.AnsiString, WebhookDelivery.MaxMessageIdLength),
        new("@type", DbType.AnsiString, WebhookDelivery.MaxTypeLength),
        new("@payload", DbType.String, Columns<WebhookDelivery>.MaxSize),
        new("@created_at", dialect.InstantType),
        new("@next_attempt_at", dialect.InstantType),
        new("@user_id", DbType.Int64),
        new("@event", DbType.Int32));
}
