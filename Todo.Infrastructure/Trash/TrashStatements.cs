using System.Data;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Tombstones;

namespace Todo.Infrastructure.Trash;

/// <summary>The SQL of <see cref="TrashRepository"/>. The owner is in every WHERE.</summary>
internal sealed class TrashStatements(SqlDialect dialect)
{
    private const string IsOwn = "trash_user_id = @user_id";

    private static readonly SqlParameter Id = new("@id", DbType.Int64);
    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);
    private static readonly SqlParameter Take = new("@take", DbType.Int32);

    private Statement? _subtasks;
    private Statement? _first;
    private Statement? _next;

    public Table<TodoItem> Table { get; } = TodoTable.CreateTrash(dialect);

    public Statement Count { get; } = new($"SELECT COUNT(*) FROM todos WHERE {IsOwn}", UserId);

    public Statement Subtasks => _subtasks ??= new(
        $"SELECT {Table.ReadColumns} FROM todos WHERE {IsOwn} AND parent_id = @parent_id AND went_with_parent = @went_with_parent ORDER BY id",
        UserId, new("@parent_id", DbType.Int64), new("@went_with_parent", DbType.Boolean));

    public Statement Restore { get; } = new(
        "UPDATE todos SET user_id = trash_user_id, trash_user_id = NULL, deleted_at = NULL, went_with_parent = "
        + $"{dialect.Literal(false)}, list_id = @list_id, parent_id = @parent_id, is_pristine = @is_pristine, updated_at = @updated_at,"
        + " change_seq = @change_seq WHERE id = @id AND trash_user_id = @user_id",
        new("@list_id", DbType.Int64), new("@parent_id", DbType.Int64), new("@is_pristine", DbType.Boolean),
        new("@updated_at", dialect.InstantType), new("@change_seq", DbType.Int64), Id, UserId);

    public Statement Purge { get; } = new(
        $"DELETE FROM todos{dialect.Output("deleted", TombstoneRows.Purged)} WHERE id = @id AND {IsOwn}{dialect.Returning(TombstoneRows.Purged)}",
        Id, UserId);

    public Statement PurgeSome { get; } = new(
        $"DELETE FROM todos{dialect.Output("deleted", TombstoneRows.Purged)} WHERE {IsOwn} AND id IN (SELECT {dialect.Top("@take")}id FROM todos"
        + $" WHERE {IsOwn} ORDER BY deleted_at, id{dialect.Limit("@take")}){dialect.Returning(TombstoneRows.Purged)}",
        UserId, Take);

    /// <summary>Of all users. A todo that is restored at the same time is not in the trash any more.</summary>
    public Statement PurgeExpired { get; } = new(
        $"DELETE FROM todos{dialect.Output("deleted", TombstoneRows.Purged)} WHERE deleted_at <= @until AND id IN (SELECT {dialect.Top("@take")}id"
        + $" FROM todos WHERE deleted_at <= @until ORDER BY deleted_at{dialect.Limit("@take")}){dialect.Returning(TombstoneRows.Purged)}",
        new("@until", dialect.InstantType), Take);

    /// <summary>The last deleted first.</summary>
    public Statement List(bool hasAfter) => hasAfter ? _next ??= CreateList(true) : _first ??= CreateList(false);

    private Statement CreateList(bool hasAfter)
    {
        List<SqlParameter> parameters = [UserId, Take];
        if (hasAfter)
            parameters.AddRange([new("@after", dialect.InstantType), new("@after_id", DbType.Int64)]);
        var after = hasAfter ? " AND deleted_at <= @after AND (deleted_at < @after OR id < @after_id)" : string.Empty;
        return new(
            $"SELECT {dialect.Top("@take")}{Table.ReadColumns} FROM todos WHERE {IsOwn}{after}"
            + $" ORDER BY deleted_at DESC, id DESC{dialect.Limit("@take")}",
            [.. parameters]);
    }
}
