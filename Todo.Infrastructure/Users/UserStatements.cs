using System.Data;
using Todo.Domain.Users;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Users;

/// <summary>The SQL of <see cref="UserRepository"/> and <see cref="UserCounter"/>.</summary>
internal sealed class UserStatements
{
    private const string Taken = "change_seq, inbox_id, webhook_events, todo_count, time_zone";

    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);
    private static readonly SqlParameter Delta = new("@count", DbType.Int64);

    public UserStatements(SqlDialect dialect)
    {
        Table = UserTable.Create(dialect);
        FindByEmail = new($"SELECT {Table.ReadColumns} FROM users WHERE normalized_email = @normalized_email", UserTable.NormalizedEmail.Parameter(dialect));
        Count = new(
            $"UPDATE users SET change_seq = change_seq + 1, todo_count = todo_count + @count{dialect.Output("inserted", Taken)}"
            + $" WHERE id = @user_id AND todo_count + @count <= @limit{dialect.Returning(Taken)}",
            UserId, Delta, new("@limit", DbType.Int64));
    }

    public Table<User> Table { get; }

    public Statement FindByEmail { get; }

    /// <summary>Takes a number, and reserves or releases places in the quota, in one statement.</summary>
    public Statement Count { get; }

    /// <summary>Reserves or releases places in the quota after <see cref="Count"/>.</summary>
    public Statement Reserve { get; } = new("UPDATE users SET todo_count = todo_count + @count WHERE id = @user_id", UserId, Delta);

    public Statement Exists { get; } = new("SELECT 1 FROM users WHERE id = @user_id", UserId);

    public Statement FindTimeZone { get; } = new("SELECT time_zone FROM users WHERE id = @user_id", UserId);

    public Statement SetInbox { get; } = new(
        "UPDATE users SET inbox_id = @inbox_id WHERE id = @user_id", UserId, new("@inbox_id", DbType.Int64));
}
