using System.Data;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Todos;

/// <summary>The columns of a todo.</summary>
internal static class TodoTable
{
    private static readonly Column<TodoItem> Id = Columns<TodoItem>.Int64("id", todo => todo.Id);
    private static readonly Column<TodoItem> UserId = Columns<TodoItem>.Int64("user_id", todo => todo.UserId);
    private static readonly Column<TodoItem> Content = Columns<TodoItem>.Text("content", todo => todo.Content);

    private static readonly Column<TodoItem>[] All =
    [
        Id,
        UserId,
        Content,
        new DerivedColumn<TodoItem>(
            "content_folded", DbType.String, Columns<TodoItem>.MaxSize, Content, todo => CaseFolding.Fold(todo.Content)),
        Columns<TodoItem>.Boolean("is_done", todo => todo.IsDone),
        Columns<TodoItem>.Instant("created_at", todo => todo.CreatedAt),
        Columns<TodoItem>.Instant("updated_at", todo => todo.UpdatedAt),
        Columns<TodoItem>.Int64("change_seq", todo => todo.ChangeSeq),
    ];

    public static Table<TodoItem> Create(SqlDialect dialect) => new("todos", dialect, key: [Id, UserId], All, assigned: Id);

    /// <summary>Gives a new todo the id that the database assigned.</summary>
    public static void Assign(TodoItem todo, long id) => ((Column<TodoItem, long>)Id).Set(todo, id);
}
