using System.Data;
using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Labels;

/// <summary>Keeps the rows that todos are found by in step with their labels.</summary>
internal sealed class LabelRows(DatabaseScope database, LabelStatements statements)
{
    public async ValueTask AddAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        foreach (var label in todo.Labels)
        {
            await database.Current.DeferAsync(
                statements.Insert, cancellationToken, todo.Id, todo.UserId, CaseFolding.Fold(label), label, todo.ChangeSeq);
        }
    }

    /// <summary>Adds the labels that a todo has in the database to a copy of it; they keep when they were written.</summary>
    public async ValueTask CopyAsync(TodoItem original, TodoItem copy, CancellationToken cancellationToken)
    {
        if (copy.Labels.Count > 0)
            await database.Current.DeferAsync(statements.Copy, cancellationToken, copy.Id, original.Id);
    }

    public async ValueTask ReplaceAsync(TodoItem before, TodoItem after, CancellationToken cancellationToken)
    {
        await DeleteAsync(before, cancellationToken);
        await AddAsync(after, cancellationToken);
    }

    /// <summary>Takes the labels of a todo that goes to the trash away from its owner; they keep when they were written.</summary>
    public ValueTask MoveToTrashAsync(TodoItem todo, CancellationToken cancellationToken) => GiveToAsync(UserConfiguration.Trash, todo, cancellationToken);

    /// <summary>Gives the labels of a restored todo back to its owner.</summary>
    public ValueTask RestoreAsync(TodoItem todo, CancellationToken cancellationToken) => GiveToAsync(todo.UserId, todo, cancellationToken);

    private async ValueTask GiveToAsync(long ownerId, TodoItem todo, CancellationToken cancellationToken)
    {
        if (todo.Labels.Count > 0)
            await database.Current.DeferAsync(statements.Give, cancellationToken, ownerId, todo.Id);
    }

    private async ValueTask DeleteAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        if (todo.Labels.Count > 0)
            await database.Current.DeferAsync(statements.Delete, cancellationToken, todo.Id);
    }
}

/// <summary>The SQL of labels.</summary>
internal sealed class LabelStatements(SqlDialect dialect)
{
    private static readonly SqlParameter TodoId = new("@todo_id", DbType.Int64);
    private static readonly SqlParameter OwnerId = new("@owner_id", DbType.Int64);

    public Statement Insert { get; } = new(
        "INSERT INTO todo_labels (todo_id, owner_id, folded, name, written_seq) VALUES (@todo_id, @owner_id, @folded, @name, @written_seq)",
        TodoId, OwnerId, new("@folded", DbType.String, LabelSet.MaxLength), new("@name", DbType.String, LabelSet.MaxLength),
        new("@written_seq", DbType.Int64));

    /// <summary>Gives the labels of a todo to another of the same owner too.</summary>
    public Statement Copy { get; } = new(
        "INSERT INTO todo_labels (todo_id, owner_id, folded, name, written_seq)"
        + " SELECT @todo_id, owner_id, folded, name, written_seq FROM todo_labels WHERE todo_id = @original_id",
        TodoId, new("@original_id", DbType.Int64));

    public Statement Delete { get; } = new("DELETE FROM todo_labels WHERE todo_id = @todo_id", TodoId);

    /// <summary>Gives the labels of a todo to another owner.</summary>
    public Statement Give { get; } = new("UPDATE todo_labels SET owner_id = @owner_id WHERE todo_id = @todo_id", OwnerId, TodoId);

    /// <summary>The labels of a user, one row for each spelling, with the number of open todos and when it was last written.</summary>
    public Statement List { get; } = new(
        $"SELECT folded, name, MAX(written_seq), SUM(CASE WHEN is_done = {dialect.Literal(false)} THEN 1 ELSE 0 END)"
        + " FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id AND todos.user_id = todo_labels.owner_id"
        + " WHERE owner_id = @owner_id GROUP BY folded, name",
        OwnerId);
}
