using Todo.Domain.Lists;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Lists;

/// <summary>The columns of a list.</summary>
internal static class ListTable
{
    private static readonly Column<TodoList> Id = Columns<TodoList>.Int64("id", list => list.Id);
    private static readonly Column<TodoList> UserId = Columns<TodoList>.Int64("user_id", list => list.UserId);

    private static readonly Column<TodoList>[] All =
    [
        Id,
        UserId,
        Columns<TodoList>.Text("name", list => list.Name, TodoList.MaxNameLength),
        Columns<TodoList>.Boolean("is_inbox", list => list.IsInbox),
        Columns<TodoList>.Int64("position", list => list.Position),
        Columns<TodoList>.Instant("created_at", list => list.CreatedAt),
        Columns<TodoList>.Instant("updated_at", list => list.UpdatedAt),
        Columns<TodoList>.Int64("change_seq", list => list.ChangeSeq),
    ];

    public static Table<TodoList> Create(SqlDialect dialect) => new("lists", dialect, key: [Id, UserId], All, assigned: Id);
}
