using System.Data;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Webhooks;

namespace Todo.Infrastructure.Delivery;

/// <summary>The SQL of the delivery. A filter with <c>state = 0</c> in the text uses the indexes of pending deliveries.</summary>
internal sealed class DeliveryStatements
{
    public DeliveryStatements(SqlDialect dialect)
    {
        SqlParameter now = new("@now", dialect.InstantType);
        SqlParameter from = new("@from", dialect.InstantType);
        SqlParameter until = new("@until", dialect.InstantType);
        SqlParameter next = new("@next_attempt_at", dialect.InstantType);
        SqlParameter at = new("@at", dialect.InstantType);
        SqlParameter id = new("@id", DbType.Int64);
        SqlParameter webhook = new("@webhook_id", DbType.Int64);
        SqlParameter owner = new("@owner", DbType.AnsiString, WebhookConfiguration.MaxLeaseOwnerLength);
        SqlParameter count = new("@count", DbType.Int32);
        SqlParameter tries = new("@tries", DbType.Int32);
        var isTrue = dialect.Literal(true);
        var isWanted = $"(w.is_active = {isTrue} OR d.is_manual = {isTrue})";
        const string Free = "(w.lease_until IS NULL OR w.lease_until <= @now OR w.lease_owner = @owner)";
        const string Joined = "webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id";

        FindDue = new(
            $"SELECT {dialect.Top("@count")}d.webhook_id, MIN(d.next_attempt_at) FROM {Joined}"
            + $" WHERE d.state = 0 AND d.next_attempt_at > @from AND d.next_attempt_at <= @now AND {isWanted} AND {Free}"
            + $" GROUP BY d.webhook_id ORDER BY MIN(d.next_attempt_at){dialect.Limit("@count")}",
            from, now, owner, count);
        FindNext = new($"SELECT MIN(next_attempt_at) FROM webhook_deliveries WHERE state = 0 AND next_attempt_at > @now", now);
        // A subquery rather than a join, for which PostgreSQL would read all webhooks.
        Measure = new(
            "SELECT COUNT(*), MIN(d.next_attempt_at) FROM webhook_deliveries d WHERE d.state = 0"
            + $" AND (d.is_manual = {isTrue} OR (SELECT w.is_active FROM webhooks w WHERE w.id = d.webhook_id) = {isTrue})");

        const string Receiver = "id, user_id, url, protected_secret, previous_protected_secret, previous_secret_until, updated_at";
        TakeLease = new(
            $"UPDATE webhooks SET lease_owner = @owner, lease_until = @until{dialect.Output("inserted", Receiver)}"
            + $" WHERE id = @id AND (lease_until IS NULL OR lease_until <= @now OR lease_owner = @owner){dialect.Returning(Receiver)}",
            id, owner, until, now);
        ReleaseLease = new("UPDATE webhooks SET lease_owner = NULL, lease_until = NULL WHERE id = @id AND lease_owner = @owner", id, owner);

        ListDue = new(
            $"SELECT {dialect.Top("@count")}d.id FROM {Joined}"
            + $" WHERE d.webhook_id = @webhook_id AND d.state = 0 AND d.next_attempt_at <= @now AND {isWanted}"
            + $" ORDER BY d.id{dialect.Limit("@count")}",
            webhook, now, count);
        Find = new(
            $"SELECT d.id, d.message_id, d.payload, d.tries, d.next_attempt_at FROM {Joined}"
            + $" WHERE d.id = @id AND d.webhook_id = @webhook_id AND d.state = 0 AND d.next_attempt_at <= @now AND {isWanted}",
            id, webhook, now);
        Finish = new(
            "UPDATE webhook_deliveries SET state = @state, next_attempt_at = @next_attempt_at, tries = @tries_now"
            + " WHERE id = @id AND state = 0 AND tries = @tries AND next_attempt_at = @due_at",
            id, new("@state", DbType.Int32), next, new("@tries_now", DbType.Int32), tries, new("@due_at", dialect.InstantType));
        InsertAttempt = new(
            "INSERT INTO webhook_attempts (delivery_id, at, status, error, duration_ms) SELECT @id, @at, @status, @error, @duration_ms"
            + " WHERE EXISTS (SELECT 1 FROM webhook_deliveries WHERE id = @id)",
            id, at, new("@status", DbType.Int32), new("@error", DbType.String, DeliveryAttempt.MaxErrorLength), new("@duration_ms", DbType.Int32));
    }

    /// <summary>The webhooks that have something due and that no other instance serves, the longest due first.</summary>
    public Statement FindDue { get; }

    /// <summary>When the next delivery after now is due.</summary>
    public Statement FindNext { get; }

    /// <summary>How many deliveries are pending, and since when or when the first of them is due.</summary>
    public Statement Measure { get; }

    /// <summary>Takes or renews the lease of a webhook, unless another instance has it. Gives the receiver back.</summary>
    public Statement TakeLease { get; }

    public Statement ReleaseLease { get; }

    /// <summary>The first deliveries of a webhook that are due.</summary>
    public Statement ListDue { get; }

    /// <summary>A delivery that still is due.</summary>
    public Statement Find { get; }

    /// <summary>Records what has become of a delivery, unless the user has asked for it again meanwhile.</summary>
    public Statement Finish { get; }

    /// <summary>Records a try, unless the delivery has been deleted.</summary>
    public Statement InsertAttempt { get; }
}
