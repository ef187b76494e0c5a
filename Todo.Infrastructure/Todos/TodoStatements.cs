using System.Collections.Concurrent;
using System.Data;
using Todo.Application.Todos;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

/// <summary>The SQL of <see cref="TodoRepository"/>. The owner is in every WHERE.</summary>
internal sealed class TodoStatements(SqlDialect dialect)
{
    private const int SearchSize = 4000;

    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);
    private static readonly SqlParameter IsDone = new("@is_done", DbType.Boolean);

    private readonly ConcurrentDictionary<(TodoSort Sort, bool HasIsDone, bool HasSearch, bool HasAfter), Statement> _lists = [];
    private readonly ConcurrentDictionary<(bool HasIsDone, bool HasSearch), Statement> _counts = [];

    public Table<TodoItem> Table { get; } = TodoTable.Create(dialect);

    public Statement DeleteSome { get; } = new(
        $"DELETE FROM todos WHERE user_id = @user_id AND id IN (SELECT {dialect.Top("@take")}id FROM todos"
        + $" WHERE user_id = @user_id AND is_done = @is_done ORDER BY id{dialect.Limit("@take")})",
        UserId, IsDone, new("@take", DbType.Int32));

    public Statement List(TodoSort sort, TodoFilter filter, bool hasAfter) =>
        _lists.GetOrAdd((sort, filter.IsDone is not null, filter.Search is not null, hasAfter), CreateList);

    public Statement CountOf(TodoFilter filter) => _counts.GetOrAdd((filter.IsDone is not null, filter.Search is not null), CreateCount);

    private Statement CreateList((TodoSort Sort, bool HasIsDone, bool HasSearch, bool HasAfter) shape)
    {
        var (sort, hasIsDone, hasSearch, hasAfter) = shape;
        var (column, type) = sort.Key switch
        {
            TodoSortKey.CreatedAt => ("created_at", dialect.InstantType),
            TodoSortKey.UpdatedAt => ("updated_at", dialect.InstantType),
            _ => ("id", DbType.Int64),
        };
        var (behind, direction) = sort.Descending ? ("<", "DESC") : (">", "ASC");
        var parameters = FilterParameters(hasIsDone, hasSearch);
        parameters.Add(new("@take", DbType.Int32));
        var after = string.Empty;
        var order = $"{column} {direction}";
        if (sort.Key != TodoSortKey.Id)
            order += $", id {direction}";
        if (hasAfter)
        {
            parameters.Add(new("@after", type));
            after = $" AND id {behind} @after";
            if (sort.Key != TodoSortKey.Id)
            {
                parameters.Add(new("@after_id", DbType.Int64));
                // The first comparison bounds the index scan, the second passes over the ties that were shown.
                after = $" AND {column} {behind}= @after AND ({column} {behind} @after OR id {behind} @after_id)";
            }
        }
        return new(
            $"SELECT {dialect.Top("@take")}{Table.ReadColumns} FROM todos WHERE {FilterCondition(hasIsDone, hasSearch)}{after}"
            + $" ORDER BY {order}{dialect.Limit("@take")}",
            [.. parameters]);
    }

    private Statement CreateCount((bool HasIsDone, bool HasSearch) shape) => new(
        $"SELECT COUNT(*) FROM todos WHERE {FilterCondition(shape.HasIsDone, shape.HasSearch)}",
        [.. FilterParameters(shape.HasIsDone, shape.HasSearch)]);

    private string FilterCondition(bool hasIsDone, bool hasSearch) =>
        "user_id = @user_id"
        + (hasIsDone ? " AND is_done = @is_done" : string.Empty)
        + (hasSearch ? $" AND {dialect.Contains("content_folded", "@search")}" : string.Empty);

    private static List<SqlParameter> FilterParameters(bool hasIsDone, bool hasSearch)
    {
        List<SqlParameter> parameters = [UserId];
        if (hasIsDone)
            parameters.Add(IsDone);
        if (hasSearch)
            parameters.Add(new("@search", DbType.String, SearchSize));
        return parameters;
    }
}
