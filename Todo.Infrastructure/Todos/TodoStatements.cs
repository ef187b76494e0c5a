using System.Collections.Concurrent;
using System.Data;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Todos;

/// <summary>The SQL of <see cref="TodoRepository"/>. The owner is in every WHERE.</summary>
internal sealed class TodoStatements(SqlDialect dialect)
{
    private const int MaxKept = 1_000;

    private const string LabelledTodos = "todo_labels JOIN todos ON todos.id = todo_labels.todo_id";

    private static readonly SqlParameter Id = new("@id", DbType.Int64);
    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);
    private static readonly SqlParameter ListId = new("@list_id", DbType.Int64);
    private static readonly SqlParameter Take = new("@take", DbType.Int32);

    private readonly ConcurrentDictionary<(TodoSort Sort, TodoPhase Phase, int Shape, bool HasAfter, bool IsFilterFirst), Statement> _lists = [];
    private readonly ConcurrentDictionary<int, Statement> _counts = [];
    private readonly ConcurrentDictionary<int, Statement> _countsUpTo = [];
    private readonly ConcurrentDictionary<(bool HasParent, bool IsBefore), Statement> _neighbors = [];

    public Table<TodoItem> Table { get; } = TodoTable.Create(dialect);

    public TodoConditions Conditions { get; } = new(dialect);

    public Statement HasList { get; } = new("SELECT 1 FROM lists WHERE id = @id AND user_id = @user_id", Id, UserId);

    public Statement MoveToTrash { get; } = new(
        $"UPDATE todos SET user_id = {UserConfiguration.Trash}, trash_user_id = user_id, deleted_at = @deleted_at,"
        + " went_with_parent = @went_with_parent, change_seq = @change_seq WHERE id = @id AND user_id = @user_id",
        new("@deleted_at", dialect.InstantType), new("@went_with_parent", DbType.Boolean), new("@change_seq", DbType.Int64), Id, UserId);

    /// <param name="sort">The order.</param>
    /// <param name="phase">The part of the list.</param>
    /// <param name="shape">The conditions.</param>
    /// <param name="hasAfter">Whether the page starts after a cursor.</param>
    /// <param name="isFilterFirst">Whether the index of a condition is to be used, and the todos that it selects are to be sorted.</param>
    public Statement List(TodoSort sort, TodoPhase phase, int shape, bool hasAfter, bool isFilterFirst = false) =>
        GetOrCreate(_lists, (sort, phase, shape, hasAfter, isFilterFirst), CreateList);

    /// <summary>Counts the todos that meet the conditions, up to a number.</summary>
    public Statement CountUpTo(int shape) => GetOrCreate(
        _countsUpTo,
        shape,
        shape => new(
            $"SELECT COUNT(*) FROM (SELECT {dialect.Top("@take")}1 AS one FROM {Tables(shape)} WHERE {Conditions.Sql(shape)}{dialect.Limit("@take")}) AS found",
            [.. Conditions.Parameters(shape), Take]));

    /// <summary>The values of the cursor's parameters.</summary>
    public object[] AfterValues(TodoSort sort, TodoPosition? after) => after switch
    {
        null => [],
        { Key: null } => [after.Value.Id],
        { Key: { } key } => sort.Key switch
        {
            TodoSortKey.Id => [after.Value.Id],
            TodoSortKey.Priority => [(int)key, after.Value.Id],
            TodoSortKey.CreatedAt or TodoSortKey.UpdatedAt or TodoSortKey.CompletedAt =>
                [dialect.Instant(Timestamps.FromUnixMicroseconds(key)), after.Value.Id],
            _ => [key, after.Value.Id],
        },
    };

    public Statement CountOf(int shape) => GetOrCreate(
        _counts, shape, shape => new($"SELECT COUNT(*) FROM {Tables(shape)} WHERE {Conditions.Sql(shape)}", [.. Conditions.Parameters(shape)]));

    /// <summary>The todos of a place before or after a position, the nearest first.</summary>
    public Statement Neighbors(bool hasParent, bool isBefore) => _neighbors.GetOrAdd((hasParent, isBefore), CreateNeighbors);

    /// <summary>Clients combine conditions and orders as they like: beyond a number, statements are not kept.</summary>
    private static Statement GetOrCreate<TKey>(ConcurrentDictionary<TKey, Statement> statements, TKey key, Func<TKey, Statement> create)
        where TKey : notnull
    {
        if (statements.TryGetValue(key, out var known))
            return known;
        return statements.Count < MaxKept ? statements.GetOrAdd(key, create) : create(key);
    }

    private static string Tables(int shape) => TodoConditions.HasLabel(shape) ? LabelledTodos : "todos";

    private Statement CreateList((TodoSort Sort, TodoPhase Phase, int Shape, bool HasAfter, bool IsFilterFirst) key)
    {
        var (sort, phase, shape, hasAfter, isFilterFirst) = key;
        var isById = phase == TodoPhase.WithoutValue || sort.Key == TodoSortKey.Id;
        // The index of labels has the todos by id.
        var id = TodoConditions.HasLabel(shape) ? "todo_id" : "id";
        var (column, type) = isById ? (id, DbType.Int64) : ColumnOf(sort);
        var condition = phase switch
        {
            TodoPhase.WithValue => sort.Key == TodoSortKey.Priority ? " AND priority > 0" : $" AND {column} IS NOT NULL",
            TodoPhase.WithoutValue => sort.Key == TodoSortKey.Priority ? " AND priority = 0" : $" AND {ColumnOf(sort).Name} IS NULL",
            _ => string.Empty,
        };
        if (isFilterFirst)
            (id, column) = (dialect.WithoutIndex(id), dialect.WithoutIndex(column));
        var parameters = Conditions.Parameters(shape);
        parameters.Add(Take);
        var (beyond, direction) = sort.Descending ? ("<", "DESC") : (">", "ASC");
        if (hasAfter)
        {
            parameters.Add(new("@after", type));
            if (!isById)
                parameters.Add(new("@after_id", DbType.Int64));
            // The first comparison bounds the index scan, the second passes over the ties that were shown. SQLite uses the first bound.
            condition = (isById ? $" AND {id} {beyond} @after"
                : $" AND {column} {beyond}= @after AND ({column} {beyond} @after OR {id} {beyond} @after_id)") + condition;
        }
        var order = isById ? $"{id} {direction}" : $"{column} {direction}, {id} {direction}";
        return new(
            $"SELECT {dialect.Top("@take")}{Table.ReadColumns} FROM {Tables(shape)} WHERE {Conditions.Sql(shape)}{condition}"
            + $" ORDER BY {order}{dialect.Limit("@take")}",
            [.. parameters]);
    }

    private Statement CreateNeighbors((bool HasParent, bool IsBefore) key)
    {
        var (beyond, direction) = key.IsBefore ? ("<", "DESC") : (">", "ASC");
        var place = key.HasParent ? "parent_id = @parent_id" : "list_id = @list_id AND parent_id IS NULL";
        return new(
            $"SELECT {dialect.Top("@take")}{Table.ReadColumns} FROM todos WHERE user_id = @user_id AND {place}"
            + $" AND position {beyond}= @position AND (position {beyond} @position OR id {beyond} @id)"
            + $" ORDER BY position {direction}, id {direction}{dialect.Limit("@take")}",
            UserId, key.HasParent ? new("@parent_id", DbType.Int64) : ListId, new("@position", DbType.Int64), Id, Take);
    }

    private (string Name, DbType Type) ColumnOf(TodoSort sort) => sort.Key switch
    {
        TodoSortKey.CreatedAt => ("created_at", dialect.InstantType),
        TodoSortKey.UpdatedAt => ("updated_at", dialect.InstantType),
        TodoSortKey.Position => ("position", DbType.Int64),
        TodoSortKey.Due => ("due", DbType.Int64),
        TodoSortKey.Priority => ("priority", DbType.Int32),
        TodoSortKey.CompletedAt => ("completed_at", dialect.InstantType),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "The id has no column of its own."),
    };
}
