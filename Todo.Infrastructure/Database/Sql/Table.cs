using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>The statements of a table, all made from the one list of its columns. The key is in every WHERE.</summary>
internal class Table<T>
    where T : class
{
    private readonly string _name;
    private readonly SqlDialect _dialect;
    private readonly Column<T>? _assigned;
    private readonly Column<T>[] _key;
    private readonly Column<T>[] _columns;
    private readonly Column<T>[] _read;
    private readonly Column<T>[] _inserted;
    private readonly ConcurrentDictionary<UInt128, Statement> _updates = [];

    /// <param name="name">The table's name.</param>
    /// <param name="dialect">The SQL of the database.</param>
    /// <param name="key">The columns that name a row, its owner among them.</param>
    /// <param name="columns">All columns, the key's among them.</param>
    /// <param name="assigned">The column whose value the database assigns, if there is one.</param>
    public Table(string name, SqlDialect dialect, Column<T>[] key, Column<T>[] columns, Column<T>? assigned = null)
    {
        (_name, _dialect, _assigned, _key, _columns) = (name, dialect, assigned, key, columns);
        _read = [.. columns.Where(column => column.IsRead)];
        _inserted = [.. columns.Where(column => column != assigned)];
        ReadColumns = string.Join(", ", _read.Select(column => column.Name));
        KeyParameters = [.. key.Select(column => column.Parameter(dialect))];
        KeyCondition = string.Join(" AND ", key.Select(column => $"{column.Name} = {column.ParameterName}"));

        Find = new($"SELECT {ReadColumns} FROM {name} WHERE {KeyCondition}", KeyParameters);
        FindForChange = new(
            $"SELECT {ReadColumns} FROM {name}{dialect.ForUpdate} WHERE {KeyCondition}{dialect.ForUpdateAtEnd}", KeyParameters);
        Delete = new($"DELETE FROM {name} WHERE {KeyCondition}", KeyParameters);
        var output = assigned is null ? string.Empty : dialect.Output("inserted", assigned.Name);
        var returning = assigned is null ? string.Empty : dialect.Returning(assigned.Name);
        Insert = new(
            $"INSERT INTO {name} ({string.Join(", ", _inserted.Select(column => column.Name))}){output}"
            + $" VALUES ({string.Join(", ", _inserted.Select(column => column.ParameterName))}){returning}",
            [.. _inserted.Select(column => column.Parameter(dialect))]);
    }

    /// <summary>The columns that <see cref="Read"/> expects, in its order.</summary>
    public string ReadColumns { get; }

    /// <summary>Takes the values of the key.</summary>
    public Statement Find { get; }

    /// <summary>As <see cref="Find"/>, and locks the row until the transaction ends.</summary>
    public Statement FindForChange { get; }

    /// <summary>Takes <see cref="InsertValues"/>; gives the assigned value back.</summary>
    public Statement Insert { get; }

    /// <summary>Takes the values of the key.</summary>
    public Statement Delete { get; }

    protected string KeyCondition { get; }

    protected SqlParameter[] KeyParameters { get; }

    public T Read(DbDataReader reader)
    {
        var entity = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        for (var i = 0; i < _read.Length; i++)
            _read[i].Read(entity, reader, i, _dialect);
        return entity;
    }

    /// <summary>Gives a new entity the value that <see cref="Insert"/> gives back.</summary>
    public void Assign(T entity, long value) => ((Column<T, long>)_assigned!).Set(entity, value);

    public object?[] InsertValues(T entity) => Array.ConvertAll(_inserted, column => column.ValueOf(entity, _dialect));

    /// <summary>The entity as it is now, to compare with later.</summary>
    public T Copy(T entity)
    {
        var copy = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var column in _read)
            column.Copy(entity, copy);
        return copy;
    }

    /// <summary>Whether two entities are the same row.</summary>
    public bool HasSameKey(T one, T other) => Array.TrueForAll(_key, column => !column.Differs(one, other));

    /// <summary>The statement that writes what differs between two states of an entity, with its values; null if nothing does.</summary>
    public (Statement Statement, object?[] Values)? Update(T before, T after)
    {
        var changed = UInt128.Zero;
        var values = new List<object?>(_columns.Length);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (!_columns[i].Differs(before, after))
                continue;
            changed |= UInt128.One << i;
            values.Add(_columns[i].ValueOf(after, _dialect));
        }
        if (changed == 0)
            return null;
        foreach (var column in _key)
            values.Add(column.ValueOf(after, _dialect));
        return (_updates.GetOrAdd(changed, CreateUpdate), [.. values]);
    }

    private Statement CreateUpdate(UInt128 changed)
    {
        var columns = _columns.Where((_, i) => (changed >> i & 1) == 1).ToArray();
        return new(
            $"UPDATE {_name} SET {string.Join(", ", columns.Select(column => $"{column.Name} = {column.ParameterName}"))} WHERE {KeyCondition}",
            [.. columns.Select(column => column.Parameter(_dialect)), .. KeyParameters]);
    }
}
