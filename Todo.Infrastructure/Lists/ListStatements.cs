using System.Data;
using Todo.Domain.Lists;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Lists;

/// <summary>The SQL of lists. The owner is in every WHERE.</summary>
internal sealed class ListStatements(SqlDialect dialect)
{
    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);
    private static readonly SqlParameter Take = new("@take", DbType.Int32);

    private Statement? _list;

    public Table<TodoList> Table { get; } = ListTable.Create(dialect);

    /// <summary>All lists of a user, in their order.</summary>
    public Statement List => _list ??= new(
        $"SELECT {Table.ReadColumns} FROM lists WHERE user_id = @user_id ORDER BY position, id", UserId);

    /// <summary>The number of open todos in each list that has any.</summary>
    public Statement CountOpen { get; } = new(
        $"SELECT list_id, COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = {dialect.Literal(false)} GROUP BY list_id", UserId);

    public Statement Count { get; } = new("SELECT COUNT(*) FROM lists WHERE user_id = @user_id", UserId);

    /// <summary>Whether the previous release has created todos that are in no list.</summary>
    public Statement HasUnlisted { get; } = new(
        $"SELECT {dialect.Top("@take")}1 FROM todos WHERE user_id = @user_id AND list_id = {TodoPlace.Unlisted}{dialect.Limit("@take")}", UserId, Take);

    /// <summary>Puts these todos at the end of the inbox.</summary>
    public Statement Adopt { get; } = new(
        "UPDATE todos SET list_id = @list_id, position = @position, change_seq = @change_seq"
        + $" WHERE user_id = @user_id AND list_id = {TodoPlace.Unlisted}",
        new("@list_id", DbType.Int64), new("@position", DbType.Int64), new("@change_seq", DbType.Int64), UserId);
}
