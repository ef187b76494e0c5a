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
            new("owner_id = @user_id AND folded = @label", Label, filter => Fold(filter.Label)),
            // As literals, so that the database recognizes the indexes with these filters.
            new($"is_done = {dialect.Literal(true)}", filter => filter.IsDone is true),
            new($"is_done = {dialect.Literal(false)}", filter => filter.IsDone is false),
            new("parent_id IS NULL", filter => filter.IsTopLevel),
            new("due IS NULL", filter => filter.HasDue is false),
            new("due IS NOT NULL", filter => filter.HasDue is true),
            new("list_id = @list_id", new("@list_id", DbType.Int64), filter => filter.ListId),
            new("parent_id = @parent_id", new("@parent_id", DbType.Int64), filter => filter.ParentId),
            new("priority = @priority", new("@priority", DbType.Int32), filter => (int?)filter.Priority),
            new("due >= @due_from", new("@due_from", DbType.Int64), filter => filter.DueFrom),
            new("due <= @due_to", new("@due_to", DbType.Int64), filter => filter.DueTo),
            new("completed_at >= @completed_from", new("@completed_from", dialect.InstantType), filter => Instant(dialect, filter.CompletedFrom)),
            new("completed_at <= @completed_to", new("@completed_to", dialect.InstantType), filter => Instant(dialect, filter.CompletedTo)),
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

        public bool Applies(TodoFilter filter) => Value(filter) is not null;
    }
}
