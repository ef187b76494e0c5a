using System.Data;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>The SQL of the delivery. A mail that is done keeps neither its address nor its token.</summary>
internal sealed class MailStatements
{
    public MailStatements(SqlDialect dialect)
    {
        SqlParameter now = new("@now", dialect.InstantType);
        SqlParameter id = new("@id", DbType.Int64);
        SqlParameter until = new("@until", dialect.InstantType);
        SqlParameter count = new("@count", DbType.Int32);
        SqlParameter tries = new("@tries", DbType.Int32);
        const string Columns = "id, kind, address, protected_token, created_at, expires_at, tries";
        const string Done = "next_attempt_at = NULL, address = NULL, protected_token = NULL";

        FindDue = new(
            $"SELECT {dialect.Top("@count")}id FROM mails WHERE next_attempt_at <= @now ORDER BY next_attempt_at{dialect.Limit("@count")}", now, count);
        Measure = new("SELECT COUNT(*), MIN(created_at) FROM mails WHERE next_attempt_at IS NOT NULL");
        Claim = new(
            $"UPDATE mails SET next_attempt_at = @until{dialect.Output("inserted", Columns)}"
            + $" WHERE id = @id AND next_attempt_at <= @now{dialect.Returning(Columns)}",
            id, now, until);
        MarkSent = new($"UPDATE mails SET {Done} WHERE id = @id", id);
        GiveUp = new($"UPDATE mails SET {Done}, tries = @tries WHERE id = @id AND next_attempt_at = @until", id, until, tries);
        Retry = new(
            "UPDATE mails SET next_attempt_at = @next_attempt_at, tries = @tries WHERE id = @id AND next_attempt_at = @until",
            id, until, tries, new("@next_attempt_at", dialect.InstantType));
    }

    /// <summary>The mails that are due, the longest due first.</summary>
    public Statement FindDue { get; }

    /// <summary>How many mails are pending, and since when.</summary>
    public Statement Measure { get; }

    /// <summary>Claims a mail that is due for this instance: until then, no other one sends it.</summary>
    public Statement Claim { get; }

    /// <summary>Ends a mail that was sent, even if the claim has ended meanwhile, so that it is not sent once more.</summary>
    public Statement MarkSent { get; }

    /// <summary>Ends a mail that this instance still has the claim of.</summary>
    public Statement GiveUp { get; }

    /// <summary>Plans the next try of a mail that this instance still has the claim of.</summary>
    public Statement Retry { get; }
}
