using System.Data;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

/// <summary>The conditions of a <see cref="TodoFilter"/> as SQL. The set of those that apply is the shape of a statement.</summary>
internal sealed class TodoConditions
{
    private const int SearchSize = 4000;

    private static readonly SqlParameter UserId = new("@user_id", DbType.Int64);
    private static readonly SqlParameter Label = new("@label", DbType.String, LabelSet.MaxLength);
    private static readonly SqlParameter Search = new("@search", DbType.String, SearchSize);

    private static readonly TodoSortKey[] ById = [TodoSortKey.Id];
    private static readonly TodoSortKey[] ByIdOrPosition = [TodoSortKey.Id, TodoSortKey.Position];
    private static readonly TodoSortKey[] ByDue = [TodoSortKey.Due];
    private static readonly TodoSortKey[] ByCompletion = [TodoSortKey.CompletedAt];

    private readonly Condition[] _all;

    public TodoConditions(SqlDialect dialect)
    {
        var contains = $"({dialect.Contains("content_folded", Search.Name)} OR {dialect.Contains("notes_folded", Search.Name)})";
        _all =
        [
            // First, so that its bit is known.
            new("owner_id = @user_id AND folded = @label", Label, filter => Fold(filter.Label)) { IndexedSorts = ById },
            // As literals, so that the database recognizes the indexes with these filters.
            new($"is_done = {dialect.Literal(true)}", filter => filter.IsDone is true),
            new($"is_done = {dialect.Literal(false)}", filter => filter.IsDone is false),
            new("parent_id IS NULL", filter => filter.IsTopLevel),
            new("due IS NULL", filter => filter.HasDue is false),
            new("due IS NOT NULL", filter => filter.HasDue is true),
            new("list_id = @list_id", new("@list_id", DbType.Int64), filter => filter.ListId) { IndexedSorts = ByIdOrPosition },
            new("parent_id = @parent_id", new("@parent_id", DbType.Int64), filter => filter.ParentId) { IndexedSorts = ByIdOrPosition },
            new("priority = @priority", new("@priority", DbType.Int32), filter => (int?)filter.Priority),
            new("due >= @due_from", new("@due_from", DbType.Int64), filter => filter.DueFrom) { IndexedSorts = ByDue },
            new("due <= @due_to", new("@due_to", DbType.Int64), filter => filter.DueTo) { IndexedSorts = ByDue },
            new("completed_at >= @completed_from", new("@completed_from", dialect.InstantType), filter => Instant(dialect, filter.CompletedFrom))
            {
                IndexedSorts = ByCompletion,
            },
            new("completed_at <= @completed_to", new("@completed_to", dialect.InstantType), filter => Instant(dialect, filter.CompletedTo))
            {
                IndexedSorts = ByCompletion,
            },
            new(contains, Search, filter => Fold(filter.Search)),
        ];
    }

    /// <summary>The conditions that apply, as bits: statements of the same shape differ in their values alone.</summary>
    public int ShapeOf(TodoFilter filter)
    {
        var shape = 0;
        for (var i = 0; i < _all.Length; i++)
            shape |= _all[i].Applies(filter) ? 1 << i : 0;
        return shape;
    }

    /// <summary>Whether the shape has a condition on labels, whose table the statement joins.</summary>
    public static bool HasLabel(int shape) => (shape & 1) == 1;

    /// <summary>Whether a condition leaves few todos, and no index has them in this order: then they are sorted.</summary>
    public bool AreSorted(int shape, TodoSortKey key)
    {
        var selective = Of(shape).Where(condition => condition.IndexedSorts.Length > 0).ToList();
        return selective.Count > 0 && !selective.Exists(condition => condition.IndexedSorts.Contains(key));
    }

    public string Sql(int shape) => string.Join(" AND ", [$"user_id = {UserId.Name}", .. Of(shape).Select(condition => condition.Sql)]);

    public List<SqlParameter> Parameters(int shape) => [UserId, .. Of(shape).Select(condition => condition.Parameter).OfType<SqlParameter>()];

    public List<object?> Values(long userId, TodoFilter filter)
    {
        List<object?> values = [userId];
        foreach (var condition in _all)
        {
            if (condition.Parameter is not null && condition.Applies(filter))
                values.Add(condition.Value(filter));
        }
        return values;
    }

    private IEnumerable<Condition> Of(int shape) => _all.Where((_, i) => (shape >> i & 1) == 1);

    private static object? Instant(SqlDialect dialect, DateTimeOffset? instant) => instant is { } value ? dialect.Instant(value) : null;

    private static string? Fold(string? text) => text is null ? null : CaseFolding.Fold(text);

    /// <param name="Sql">A condition on the columns of todos, or of todo_labels.</param>
    /// <param name="Parameter">Its parameter; null if it has none.</param>
    /// <param name="Value">The parameter's value; null if the condition does not apply.</param>
    private sealed record Condition(string Sql, SqlParameter? Parameter, Func<TodoFilter, object?> Value)
    {
        public Condition(string sql, Func<TodoFilter, bool> applies)
            : this(sql, null, filter => applies(filter) ? true : null)
        {
        }

        /// <summary>Of a condition that usually leaves few todos: the sorts that an index serves together with it.</summary>
        public TodoSortKey[] IndexedSorts { get; init; } = [];

        public bool Applies(TodoFilter filter) => Value(filter) is not null;
    }
}
