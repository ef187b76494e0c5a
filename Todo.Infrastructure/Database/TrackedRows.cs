using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>The entities that prepared SQL has loaded for a change or added: what their methods change is saved with the transaction.</summary>
internal sealed class TrackedRows
{
    private readonly List<Row> _rows = [];

    /// <summary>Tracks the entity.</summary>
    /// <returns>The entity; if its row is tracked already, the one that is, because it may have unsaved changes.</returns>
    public T Track<T>(Table<T> table, T entity)
        where T : class
    {
        foreach (var row in _rows)
        {
            if (row is Row<T> tracked && tracked.Table.HasSameKey(tracked.Entity, entity))
                return tracked.Entity;
        }
        _rows.Add(new Row<T>(table, entity));
        return entity;
    }

    /// <summary>Writes what has changed since the entities were loaded or last saved, at the latest before the next statement or the commit.</summary>
    public async ValueTask SaveAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        foreach (var row in _rows)
        {
            if (row.TakeUpdate() is { } update)
                await session.DeferAsync(update.Statement, cancellationToken, update.Values);
        }
    }

    /// <summary>Forgets the entities and their unsaved changes.</summary>
    public void Clear() => _rows.Clear();

    private abstract class Row
    {
        public abstract (Statement Statement, object?[] Values)? TakeUpdate();
    }

    private sealed class Row<T>(Table<T> table, T entity) : Row
        where T : class
    {
        private T _saved = table.Copy(entity);

        public Table<T> Table => table;

        public T Entity => entity;

        public override (Statement Statement, object?[] Values)? TakeUpdate()
        {
            var update = table.Update(_saved, entity);
            if (update is not null)
                _saved = table.Copy(entity);
            return update;
        }
    }
}
