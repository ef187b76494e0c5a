using System.Data;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Lists;
using Todo.Infrastructure.Todos;

namespace Todo.Infrastructure.Changes;

/// <summary>The SQL of <see cref="ChangeRepository"/>. The owner is in every WHERE.</summary>
internal sealed class ChangeStatements
{
    private static readonly SqlParameter[] Parameters =
    [
        new("@user_id", DbType.Int64), new("@through", DbType.Int64), new("@seq", DbType.Int64), new("@id", DbType.Int64),
        new("@take", DbType.Int32),
    ];

    private readonly SqlDialect _dialect;

    public ChangeStatements(SqlDialect dialect, ListStatements lists, TodoStatements todos)
    {
        _dialect = dialect;
        Lists = Select(lists.Table.ReadColumns, "lists", "user_id");
        Todos = Select(todos.Table.ReadColumns, "todos", "user_id");
        Trashed = Select("id, change_seq, deleted_at", "todos", "trash_user_id");
        ListIds = Select("id", "lists", "user_id");
        TodoIds = Select("id", "todos", "user_id");
        Tombstones = new(
            $"SELECT {dialect.Top("@take")}type, thing_id, change_seq, deleted_at FROM tombstones"
            + " WHERE user_id = @user_id AND change_seq <= @through AND change_seq >= @seq"
            + " AND (change_seq > @seq OR type > @type OR (type = @type AND thing_id > @id))"
            + $" ORDER BY change_seq, type, thing_id{dialect.Limit("@take")}",
            [.. Parameters, new("@type", DbType.Int32)]);
    }

    public Statement LastNumber { get; } = new("SELECT change_seq FROM users WHERE id = @user_id", Parameters[0]);

    public Statement ForgottenNumber { get; } = new("SELECT forgotten_seq FROM users WHERE id = @user_id", Parameters[0]);

    public Statement Lists { get; }

    public Statement Todos { get; }

    public Statement Trashed { get; }

    public Statement Tombstones { get; }

    public Statement ListIds { get; }

    public Statement TodoIds { get; }

    private Statement Select(string columns, string table, string owner) => new(
        $"SELECT {_dialect.Top("@take")}{columns} FROM {table}"
        + $" WHERE {owner} = @user_id AND change_seq <= @through AND change_seq >= @seq AND (change_seq > @seq OR id > @id)"
        + $" ORDER BY change_seq, id{_dialect.Limit("@take")}",
        Parameters);
}
