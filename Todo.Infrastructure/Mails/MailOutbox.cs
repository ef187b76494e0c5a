using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.Mails;

/// <summary>Counts by a keyed hash of the normalized address, also where there is no account.</summary>
internal sealed class MailOutbox(DatabaseScope database, MailOutboxStatements statements, SqlDialect dialect, Pseudonymizer pseudonymizer)
    : IMailOutbox
{
    public async Task<bool> TryAddAsync(NewMail mail, MailLimit limit, CancellationToken cancellationToken)
    {
        var session = database.Current;
        var recipient = pseudonymizer.Hash("mail " + EmailAddress.Normalize(mail.Address));
        await session.DeferSubjectLockAsync(dialect, recipient, cancellationToken);
        var isSent = mail.UserId is not null;
        return await session.SingleAsync(
            statements.Insert, Read, cancellationToken,
            mail.UserId,
            (int)mail.Kind,
            isSent ? mail.Address : null,
            recipient,
            isSent ? mail.ProtectedToken : null,
            dialect.Instant(mail.CreatedAt),
            dialect.Instant(mail.ExpiresAt),
            isSent ? dialect.Instant(mail.CreatedAt) : null,
            dialect.Instant(mail.CreatedAt - MailLimit.Window),
            limit.PerAddress,
            limit.PerUser) is not null;
    }

    public Task WithdrawAsync(long userId, MailKind kind, CancellationToken cancellationToken) =>
        WithdrawAsync(OfUser(userId).Where(mail => mail.Kind == kind), cancellationToken);

    public Task WithdrawAllAsync(long userId, CancellationToken cancellationToken) =>
        WithdrawAsync(OfUser(userId).Where(mail => mail.ProtectedToken != null), cancellationToken);

    public Task ForgetAsync(long userId, CancellationToken cancellationToken) =>
        ForgetAsync(database.Current.Context, userId, cancellationToken);

    /// <inheritdoc cref="IMailOutbox.ForgetAsync"/>
    public static Task ForgetAsync(TodoDbContext context, long userId, CancellationToken cancellationToken) =>
        context.Set<Mail>().Where(mail => mail.UserId == userId).ExecuteUpdateAsync(
            mail => mail
                .SetProperty(forgotten => forgotten.UserId, (long?)null)
                .SetProperty(forgotten => forgotten.NextAttemptAt, (DateTimeOffset?)null)
                .SetProperty(forgotten => forgotten.Address, (string?)null)
                .SetProperty(forgotten => forgotten.ProtectedToken, (byte[]?)null),
            cancellationToken);

    /// <summary>The rows stay, because they count.</summary>
    private static Task<int> WithdrawAsync(IQueryable<Mail> mails, CancellationToken cancellationToken) =>
        mails.Where(mail => mail.NextAttemptAt != null).ExecuteUpdateAsync(
            mail => mail
                .SetProperty(withdrawn => withdrawn.NextAttemptAt, (DateTimeOffset?)null)
                .SetProperty(withdrawn => withdrawn.Address, (string?)null)
                .SetProperty(withdrawn => withdrawn.ProtectedToken, (byte[]?)null),
            cancellationToken);

    private static Added Read(DbDataReader row) => new(row.GetInt64(0));

    private IQueryable<Mail> OfUser(long userId) => database.Current.Context.Set<Mail>().Where(mail => mail.UserId == userId);

    private sealed record Added(long Id);
}

/// <summary>The SQL of <see cref="MailOutbox"/>.</summary>
internal sealed class MailOutboxStatements(SqlDialect dialect)
{
    private const string Columns =
        "user_id, kind, address, recipient, protected_token, created_at, expires_at, next_attempt_at";

    /// <summary>Checks both limits and adds the mail in one statement.</summary>
    public Statement Insert { get; } = new(
        $"INSERT INTO mails ({Columns}, tries){dialect.Output("inserted", "id")} SELECT @{Columns.Replace(", ", ", @", StringComparison.Ordinal)}, 0"
        + $" WHERE (SELECT COUNT(*) FROM mails{dialect.ForUpdate} WHERE recipient = @recipient AND kind = @kind AND created_at > @since) < @per_address"
        + " AND (SELECT COUNT(*) FROM mails WHERE user_id = @user_id AND kind = @kind AND created_at > @since) < @per_user"
        + dialect.Returning("id"),
        new("@user_id", DbType.Int64),
        new("@kind", DbType.Int32),
        new("@address", DbType.String, EmailAddress.MaxLength),
        new("@recipient", DbType.Binary, Mail.RecipientBytes),
        new("@protected_token", DbType.Binary, Mail.MaxProtectedTokenBytes),
        new("@created_at", dialect.InstantType),
        new("@expires_at", dialect.InstantType),
        new("@next_attempt_at", dialect.InstantType),
        new("@since", dialect.InstantType),
        new("@per_address", DbType.Int32),
        new("@per_user", DbType.Int32));
}
