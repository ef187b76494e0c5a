using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Todo.Application.Todos;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

/// <summary>The SQL of <see cref="TodoRepository"/> and <see cref="TodoInsertion"/>. The owner is in every WHERE.</summary>
internal sealed class TodoStatements
{
    private const string Columns = "id, user_id, content, is_done, created_at, updated_at";
    private const string Owned = "id = @id AND user_id = @user_id";
    private const string OfVersion = "(@version IS NULL OR updated_at = @version)";

    private const int MaxSize = -1;
    private const int HashSize = 32;
    private const int SearchSize = 4000;

    private static readonly SqlParameter Id = new("@id", DbType.Int64);
    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);
    private static readonly SqlParameter Content = new("@content", DbType.String, MaxSize);
    private static readonly SqlParameter Folded = new("@content_folded", DbType.String, MaxSize);
    private static readonly SqlParameter IsDone = new("@is_done", DbType.Boolean);
    private static readonly SqlParameter Count = new("@count", DbType.Int64);
    private static readonly SqlParameter Key = new("@key", DbType.AnsiString, IdempotencyKey.MaxLength);

    private readonly SqlDialect _dialect;
    private readonly ConcurrentDictionary<(TodoSort Sort, bool HasIsDone, bool HasSearch, bool HasAfter), Statement> _lists = [];
    private readonly ConcurrentDictionary<(bool HasIsDone, bool HasSearch), Statement> _counts = [];

    public TodoStatements(SqlDialect dialect)
    {
        _dialect = dialect;
        var now = new SqlParameter("@now", dialect.InstantType);
        var version = new SqlParameter("@version", dialect.InstantType);
        // The clock's time, or just after the row's own when the clock has not moved past it.
        var later = $"CASE WHEN @now > updated_at THEN @now ELSE {dialect.NextMicrosecond("updated_at")} END";

        Find = new($"SELECT {Columns} FROM todos WHERE {Owned}", Id, UserId);
        Insert = new(
            "INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at)"
            + $"{dialect.Output("inserted", Columns)} VALUES (@user_id, @content, @content_folded, @is_done, @now, @now)"
            + dialect.Returning(Columns),
            UserId, Content, Folded, IsDone, now);
        Change = new(
            "UPDATE todos SET content = COALESCE(@content, content), content_folded = COALESCE(@content_folded, content_folded),"
            + $" is_done = COALESCE(@is_done, is_done), updated_at = {later}{dialect.Output("inserted", Columns)}"
            + $" WHERE {Owned} AND {OfVersion}{dialect.Returning(Columns)}",
            Id, UserId, Content, Folded, IsDone, now, version);
        Delete = new(
            $"DELETE FROM todos{dialect.Output("deleted", Columns)} WHERE {Owned} AND {OfVersion}{dialect.Returning(Columns)}",
            Id, UserId, version);
        ChangeAll = new(
            $"UPDATE todos SET is_done = @is_done, updated_at = {later} WHERE user_id = @user_id AND is_done = @was_done",
            UserId, IsDone, new SqlParameter("@was_done", DbType.Boolean), now);
        DeleteAll = new("DELETE FROM todos WHERE user_id = @user_id AND is_done = @is_done", UserId, IsDone);
        TakePlace = new(
            "UPDATE users SET todo_count = todo_count + 1 WHERE id = @user_id AND todo_count < @count", UserId, Count);
        GivePlacesBack = new(
            "UPDATE users SET todo_count = todo_count - @count WHERE id = @user_id", UserId, Count);
        FindOwner = new("SELECT 1 FROM users WHERE id = @user_id", UserId);
        FindKey = new(
            "SELECT request_hash, todo_id, created_at FROM idempotency_keys WHERE user_id = @user_id AND idempotency_key = @key",
            UserId, Key);
        InsertKey = new(
            "INSERT INTO idempotency_keys (user_id, idempotency_key, request_hash, todo_id, created_at)"
            + " VALUES (@user_id, @key, @request_hash, @id, @now)",
            UserId, Key, new SqlParameter("@request_hash", DbType.Binary, HashSize), Id, now);
        DeleteKey = new(
            "DELETE FROM idempotency_keys WHERE user_id = @user_id AND idempotency_key = @key", UserId, Key);
    }

    public Statement Find { get; }

    public Statement Insert { get; }

    public Statement Change { get; }

    public Statement Delete { get; }

    public Statement ChangeAll { get; }

    public Statement DeleteAll { get; }

    /// <summary>Takes a place among the owner's todos, if one is left.</summary>
    public Statement TakePlace { get; }

    public Statement GivePlacesBack { get; }

    public Statement FindOwner { get; }

    public Statement FindKey { get; }

    public Statement InsertKey { get; }

    public Statement DeleteKey { get; }

    public Statement List(TodoSort sort, TodoFilter filter, bool hasAfter) =>
        _lists.GetOrAdd((sort, filter.IsDone is not null, filter.Search is not null, hasAfter), CreateList);

    public Statement CountOf(TodoFilter filter) => _counts.GetOrAdd((filter.IsDone is not null, filter.Search is not null), CreateCount);

    /// <summary>Reads a row of a statement that gives todos.</summary>
    public TodoItem ReadTodo(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        UserId = reader.GetInt64(1),
        Content = reader.GetString(2),
        IsDone = reader.GetBoolean(3),
        CreatedAt = _dialect.ReadInstant(reader, 4),
        UpdatedAt = _dialect.ReadInstant(reader, 5),
    };

    private Statement CreateList((TodoSort Sort, bool HasIsDone, bool HasSearch, bool HasAfter) shape)
    {
        var (sort, hasIsDone, hasSearch, hasAfter) = shape;
        var (column, type) = sort.Key switch
        {
            TodoSortKey.CreatedAt => ("created_at", _dialect.InstantType),
            TodoSortKey.UpdatedAt => ("updated_at", _dialect.InstantType),
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
            $"SELECT {_dialect.Top("@take")}{Columns} FROM todos WHERE {FilterCondition(hasIsDone, hasSearch)}{after}"
            + $" ORDER BY {order}{_dialect.Limit("@take")}",
            [.. parameters]);
    }

    private Statement CreateCount((bool HasIsDone, bool HasSearch) shape) => new(
        $"SELECT COUNT(*) FROM todos WHERE {FilterCondition(shape.HasIsDone, shape.HasSearch)}",
        [.. FilterParameters(shape.HasIsDone, shape.HasSearch)]);

    private string FilterCondition(bool hasIsDone, bool hasSearch) =>
        "user_id = @user_id"
        + (hasIsDone ? " AND is_done = @is_done" : string.Empty)
        + (hasSearch ? $" AND {_dialect.Contains("content_folded", "@search")}" : string.Empty);

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
