using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>A column of a table: its name, its type, and how an entity's value gets in and out of it.</summary>
internal abstract class Column<T>(string name, DbType? type, int size)
{
    public string Name => name;

    public string ParameterName { get; } = "@" + name;

    /// <summary>Whether the column is read back; a column that is only searched is not.</summary>
    public virtual bool IsRead => true;

    /// <summary>The column's parameter; without a type of its own it is an instant.</summary>
    public SqlParameter Parameter(SqlDialect dialect) => new(ParameterName, type ?? dialect.InstantType, size);

    /// <summary>The entity's value as the database takes it.</summary>
    public abstract object? ValueOf(T entity, SqlDialect dialect);

    /// <summary>Whether the value differs between two states of an entity.</summary>
    public abstract bool Differs(T before, T after);

    /// <summary>Sets the entity's value from a row.</summary>
    public abstract void Read(T entity, DbDataReader reader, int ordinal, SqlDialect dialect);

    /// <summary>Sets the entity's value from another entity.</summary>
    public abstract void Copy(T from, T to);
}

/// <summary>A column that a property of the entity has the value of.</summary>
internal sealed class Column<T, TValue> : Column<T>
{
    private readonly Func<T, TValue> _get;
    private readonly Action<T, TValue> _set;
    private readonly Func<DbDataReader, int, SqlDialect, TValue> _read;
    private readonly Func<TValue, SqlDialect, object?> _write;

    public Column(
        string name,
        DbType? type,
        Expression<Func<T, TValue>> property,
        Func<DbDataReader, int, SqlDialect, TValue> read,
        int size = 0,
        Func<TValue, SqlDialect, object?>? write = null)
        : base(name, type, size)
    {
        // The setter is private: only the database restores an entity without its methods.
        var info = (PropertyInfo)((MemberExpression)property.Body).Member;
        _get = info.GetMethod!.CreateDelegate<Func<T, TValue>>();
        _set = info.GetSetMethod(nonPublic: true)!.CreateDelegate<Action<T, TValue>>();
        _read = read;
        _write = write ?? ((value, _) => value);
    }

    public override object? ValueOf(T entity, SqlDialect dialect) => _write(_get(entity), dialect);

    public override bool Differs(T before, T after) => !EqualityComparer<TValue>.Default.Equals(_get(before), _get(after));

    public override void Read(T entity, DbDataReader reader, int ordinal, SqlDialect dialect) =>
        _set(entity, _read(reader, ordinal, dialect));

    public override void Copy(T from, T to) => Set(to, _get(from));

    /// <summary>Sets what only the database knows.</summary>
    public void Set(T entity, TValue value) => _set(entity, value);
}

/// <summary>A column that the database searches, made from what another has; it is written with it and never read.</summary>
internal sealed class DerivedColumn<T>(string name, DbType type, int size, Column<T> source, Func<T, object> derive) : Column<T>(name, type, size)
{
    public override bool IsRead => false;

    public override object ValueOf(T entity, SqlDialect dialect) => derive(entity);

    public override bool Differs(T before, T after) => source.Differs(before, after);

    public override void Read(T entity, DbDataReader reader, int ordinal, SqlDialect dialect) => throw new NotSupportedException();

    public override void Copy(T from, T to)
    {
    }
}
