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

    private readonly Condition[] _all;

    public TodoConditions(SqlDialect dialect)
    {
        var contains = $"({dialect.Contains("content_folded", Search.Name)} OR {dialect.Contains("notes_folded", Search.Name)})";
        _all =
        [
            // First, so that its bit is known.
            new("owner_id = @user_id AND folded = @label", Label, filter => Fold(filter.Label)) { IndexedSorts = [TodoSortKey.Id] },
            // As literals, so that the database recognizes the indexes with these filters.
            new($"is_done = {dialect.Literal(true)}", filter => filter.IsDone is true) { IndexedSorts = [TodoSortKey.Id, TodoSortKey.Due] },
            new($"is_done = {dialect.Literal(false)}", filter => filter.IsDone is false) { IndexedSorts = [TodoSortKey.Id, TodoSortKey.Due] },
            new("parent_id IS NULL", filter => filter.IsTopLevel),
            new("due IS NULL", filter => filter.HasDue is false),
            new("due IS NOT NULL", filter => filter.HasDue is true) { IndexedSorts = [TodoSortKey.Due] },
            new("list_id = @list_id", new("@list_id", DbType.Int64), filter => filter.ListId) { IndexedSorts = [TodoSortKey.Position] },
            new("parent_id = @parent_id", new("@parent_id", DbType.Int64), filter => filter.ParentId)
            {
                IndexedSorts = [TodoSortKey.Id, TodoSortKey.Position],
            },
            new("priority = @priority AND priority > 0", new("@priority", DbType.Int32), filter => Some(filter.Priority))
            {
                IndexedSorts = [TodoSortKey.Id, TodoSortKey.Priority],
            },
            new("priority = 0", filter => filter.Priority is Priority.None),
            new("due >= @due_from", new("@due_from", DbType.Int64), filter => filter.DueFrom) { IndexedSorts = [TodoSortKey.Due] },
            new("due <= @due_to", new("@due_to", DbType.Int64), filter => filter.DueTo) { IndexedSorts = [TodoSortKey.Due] },
            new($"completed_at >= @completed_from AND is_done = {dialect.Literal(true)}", new("@completed_from", dialect.InstantType), filter => Instant(dialect, filter.CompletedFrom))
            {
                IndexedSorts = [TodoSortKey.CompletedAt],
            },
            new($"completed_at <= @completed_to AND is_done = {dialect.Literal(true)}", new("@completed_to", dialect.InstantType), filter => Instant(dialect, filter.CompletedTo))
            {
                IndexedSorts = [TodoSortKey.CompletedAt],
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

    /// <summary>
    /// The conditions of the shape that an index serves, if no index serves any of them together with the order; else 0. Then either the
    /// todos that they select have to be sorted, or those that they do not select have to be passed over.
    /// </summary>
    public int OnlyFilteredBy(int shape, TodoSortKey key)
    {
        var indexed = 0;
        for (var i = 0; i < _all.Length; i++)
        {
            if ((shape >> i & 1) == 0 || _all[i].IndexedSorts.Length == 0)
                continue;
            if (_all[i].IndexedSorts.Contains(key))
                return 0;
            indexed |= 1 << i;
        }
        return indexed;
    }

    public string Sql(int shape) => string.Join(" AND ", [$"user_id = {UserId.Name}", .. Of(shape).Select(condition => condition.Sql)]);

    public List<SqlParameter> Parameters(int shape) => [UserId, .. Of(shape).Select(condition => condition.Parameter).OfType<SqlParameter>()];

    public List<object?> Values(long userId, TodoFilter filter, int shape) =>
        shape == 0 ? [userId] : [userId, .. Of(shape).Where(condition => condition.Parameter is not null).Select(condition => condition.Value(filter))];

    private IEnumerable<Condition> Of(int shape) => _all.Where((_, i) => (shape >> i & 1) == 1);

    private static object? Instant(SqlDialect dialect, DateTimeOffset? instant) => instant is { } value ? dialect.Instant(value) : null;

    private static int? Some(Priority? priority) => priority is { } some and not Priority.None ? (int)some : null;

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

        /// <summary>Of a condition that an index serves: the sorts that it serves together with it.</summary>
        public TodoSortKey[] IndexedSorts { get; init; } = [];

        public bool Applies(TodoFilter filter) => Value(filter) is not null;
    }
}
