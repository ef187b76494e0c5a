using Todo.Domain.Users;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

/// <summary>The columns of a user.</summary>
internal static class UserTable
{
    /// <summary>What a sign-in searches.</summary>
    public static readonly Column<User> NormalizedEmail =
        Columns<User>.Text("normalized_email", user => user.NormalizedEmail, UserConfiguration.MaxNormalizedEmailLength);

    private static readonly Column<User> Id = Columns<User>.Int64("id", user => user.Id);

    private static readonly Column<User>[] All =
    [
        Id,
        Columns<User>.Text("name", user => user.Name, User.MaxNameLength),
        Columns<User>.Text("email", user => user.Email, EmailAddress.MaxLength),
        NormalizedEmail,
        Columns<User>.Text("password_hash", user => user.PasswordHash, UserConfiguration.MaxPasswordHashLength),
        Columns<User>.Boolean("email_verified", user => user.EmailVerified),
        Columns<User>.Boolean("two_factor", user => user.TwoFactor),
        Columns<User>.Ascii("time_zone", user => user.TimeZone, TimeZones.MaxNameLength),
        Columns<User>.NullableInt64("inbox_id", user => user.InboxId),
        Columns<User>.Int64("todo_count", user => user.TodoCount),
        Columns<User>.Int64("change_seq", user => user.ChangeSeq),
        Columns<User>.Enum("webhook_events", user => user.WebhookEvents),
        Columns<User>.Instant("created_at", user => user.CreatedAt),
        Columns<User>.Instant("updated_at", user => user.UpdatedAt),
    ];

    public static Table<User> Create(SqlDialect dialect) => new("users", dialect, key: [Id], All, assigned: Id);
}
