using Todo.Application.Todos;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Idempotency;
using Todo.Infrastructure.Sessions;
using Todo.Infrastructure.Todos;
using Todo.Infrastructure.Users;

namespace Todo.Tests.Database;

/// <summary>All prepared statements of the program, by name.</summary>
internal static class EveryStatement
{
    public static readonly TodoFilter[] Filters =
        [.. from isDone in new bool?[] { null, true } from search in new[] { null, "milk" } select new TodoFilter(isDone, search)];

    public static readonly TodoSort[] Sorts = [.. TodoSort.Names.Select(name => TodoSort.Parse(name)!)];

    public static IEnumerable<(string Name, Statement Statement)> Of(SqlDialect dialect)
    {
        var todos = new TodoStatements(dialect);
        yield return ("Find a todo", todos.Table.Find);
        yield return ("Insert a todo", todos.Table.Insert);
        yield return ("Delete a todo", todos.Table.Delete);
        yield return ("Tick a todo", Update(todos, new TodoChange(default, true)));
        yield return ("Rewrite a todo", Update(todos, new TodoChange("new", default)));
        yield return ("Change a todo", Update(todos, new TodoChange("new", true)));
        yield return ("Delete some todos", todos.DeleteSome);
        foreach (var filter in Filters)
        {
            var filtered = (filter.IsDone is null ? "all" : "by state") + (filter.Search is null ? string.Empty : ", searched");
            yield return ($"Count, {filtered}", todos.CountOf(filter));
            foreach (var sort in Sorts)
            {
                yield return ($"List by {sort}, {filtered}", todos.List(sort, filter, hasAfter: false));
                yield return ($"List by {sort}, {filtered}, after a cursor", todos.List(sort, filter, hasAfter: true));
            }
        }
        var users = new UserStatements(dialect);
        yield return ("Count a change of a user", users.Count);
        yield return ("Find a user", users.Find);
        var answers = new IdempotencyStatements(dialect);
        yield return ("Find an answer", answers.Table.Find);
        yield return ("Insert an answer", answers.Table.Insert);
        yield return ("Delete an answer", answers.Table.Delete);
        yield return ("Look a session up", SessionLookup.IsActive(dialect));
    }

    private static Statement Update(TodoStatements todos, TodoChange change)
    {
        var todo = TodoItem.Create(1, "old", isDone: false, DateTimeOffset.UnixEpoch);
        var before = todos.Table.Copy(todo);
        todo.Apply(change, DateTimeOffset.UnixEpoch);
        todo.Stamp(1);
        return todos.Table.Update(before, todo)!.Value.Statement;
    }
}
