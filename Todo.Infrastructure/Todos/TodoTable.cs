using System.Data;
using System.Text.Json;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

/// <summary>The columns of a todo. In the trash, a todo has the same row, and its owner in a column of its own.</summary>
internal static class TodoTable
{
    private static readonly Column<TodoItem> Id = Columns<TodoItem>.Int64("id", todo => todo.Id);
    private static readonly Column<TodoItem> Owner = Columns<TodoItem>.Int64("user_id", todo => todo.UserId);
    private static readonly Column<TodoItem> OwnerInTrash = Columns<TodoItem>.Int64("trash_user_id", todo => todo.UserId);
    private static readonly Column<TodoItem> Content = Columns<TodoItem>.Text("content", todo => todo.Content);
    private static readonly Column<TodoItem> Notes = Columns<TodoItem>.Text("notes", todo => todo.Notes);

    private static readonly Column<TodoItem>[] Members =
    [
        Columns<TodoItem>.Int64("list_id", todo => todo.ListId),
        Columns<TodoItem>.NullableInt64("parent_id", todo => todo.ParentId),
        Content,
        Folded("content_folded", Content, todo => todo.Content),
        Notes,
        Folded("notes_folded", Notes, todo => todo.Notes),
        Columns<TodoItem>.Boolean("is_done", todo => todo.IsDone),
        Columns<TodoItem>.Enum("priority", todo => todo.Priority),
        new Column<TodoItem, LabelSet>(
            "labels", DbType.String, todo => todo.Labels, (reader, ordinal, dialect) => ReadLabels(dialect.ReadText(reader, ordinal)),
            Columns<TodoItem>.MaxSize, (labels, _) => labels.Count == 0 ? NoLabels : JsonSerializer.Serialize<IReadOnlyList<string>>(labels)),
        Columns<TodoItem>.Converted(
            "due", todo => todo.Due, DbType.Int64, (reader, ordinal, dialect) => DueDate.FromSortKey(dialect.ReadInt64(reader, ordinal)),
            due => due.SortKey),
        Columns<TodoItem>.NullableText("recurrence", todo => todo.Recurrence, Domain.Recurrence.RecurrenceRule.MaxLength),
        Columns<TodoItem>.Enum("recurrence_from", todo => todo.RecurrenceFrom),
        Columns<TodoItem>.NullableDate("series_start", todo => todo.SeriesStart),
        Columns<TodoItem>.NullableDate("series_used", todo => todo.SeriesUsed),
        Columns<TodoItem>.NullableInt64("next_id", todo => todo.NextId),
        Columns<TodoItem>.Boolean("is_pristine", todo => todo.IsPristine),
        Columns<TodoItem>.Int64("position", todo => todo.Position),
        Columns<TodoItem>.NullableInstant("completed_at", todo => todo.LastCompletedAt),
        Columns<TodoItem>.Instant("created_at", todo => todo.CreatedAt),
        Columns<TodoItem>.Instant("updated_at", todo => todo.UpdatedAt),
        Columns<TodoItem>.Int64("change_seq", todo => todo.ChangeSeq),
    ];

    private const string NoLabels = "[]";

    /// <summary>The todos that are not in the trash.</summary>
    public static Table<TodoItem> Create(SqlDialect dialect) => new("todos", dialect, key: [Id, Owner], [Id, Owner, .. Members], assigned: Id);

    /// <summary>The todos in the trash.</summary>
    public static Table<TodoItem> CreateTrash(SqlDialect dialect) => new(
        "todos",
        dialect,
        key: [Id, OwnerInTrash],
        [
            Id,
            OwnerInTrash,
            .. Members,
            Columns<TodoItem>.NullableInstant("deleted_at", todo => todo.DeletedAt),
            Columns<TodoItem>.Boolean("went_with_parent", todo => todo.WentWithParent),
        ]);

    private static DerivedColumn<TodoItem> Folded(string name, Column<TodoItem> source, Func<TodoItem, string> text) =>
        new(name, DbType.String, Columns<TodoItem>.MaxSize, source, todo => CaseFolding.Fold(text(todo)));

    private static LabelSet ReadLabels(string json) => json == NoLabels ? LabelSet.None : new(JsonSerializer.Deserialize<string[]>(json)!);
}
