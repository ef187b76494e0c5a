using System.Data;
using System.Data.Common;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>Where the SQL of the databases differs.</summary>
internal abstract class SqlDialect
{
    /// <summary>The clause before WHERE or VALUES that gives back changed rows: T-SQL's OUTPUT.</summary>
    /// <param name="rows"><c>inserted</c> or <c>deleted</c>: the rows after or before the change.</param>
    /// <param name="columns">Names separated by a comma and a space.</param>
    public abstract string Output(string rows, string columns);

    /// <summary>The clause at the end that gives back changed rows: RETURNING.</summary>
    public abstract string Returning(string columns);

    /// <summary>Behind SELECT: at most so many rows.</summary>
    public abstract string Top(string parameter);

    /// <summary>At the end: at most so many rows.</summary>
    public abstract string Limit(string parameter);

    /// <summary>At the end, after an order: skips some rows, and returns at most so many.</summary>
    public virtual string Page(string skip, string take) => $" LIMIT {take} OFFSET {skip}";

    /// <summary>Whether a column contains the text, compared by code unit.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>Whether the database prefers an index with the order to one with the filter, however few rows the filter selects.</summary>
    public virtual bool PrefersOrder => false;

    /// <summary>A column in an order or a comparison that does not decide which index is used.</summary>
    public virtual string WithoutIndex(string column) => column;

    /// <summary>A truth value in the text of a statement, where an index with a filter has to be recognized.</summary>
    public virtual string Literal(bool value) => value ? "1" : "0";

    /// <summary>After a table: locks the rows that are read until the transaction ends.</summary>
    public virtual string ForUpdate => string.Empty;

    /// <summary>The same at the end of a SELECT, where the database wants it there.</summary>
    public virtual string ForUpdateAtEnd => string.Empty;

    /// <summary>
    /// Keeps other transactions with the same number waiting until this one ends; null where the row locks of <see cref="ForUpdate"/> suffice.
    /// </summary>
    public virtual Statement? LockSubject => null;

    /// <summary>Marks the point in a transaction to which <see cref="RollbackToSavepoint"/> returns.</summary>
    public virtual Statement Savepoint { get; } = new("SAVEPOINT todo");

    /// <summary>Undoes what was written since <see cref="Savepoint"/>; on PostgreSQL, also the end of the transaction by a failed statement.</summary>
    public virtual Statement RollbackToSavepoint { get; } = new("ROLLBACK TO SAVEPOINT todo");

    /// <summary>Whether several transactions write at a time, so that each has to lock the rows that it decides by.</summary>
    public abstract bool HasConcurrentWriters { get; }

    /// <summary>The type of a parameter that is an instant.</summary>
    public abstract DbType InstantType { get; }

    /// <summary>An instant as a parameter's value.</summary>
    public abstract object Instant(DateTimeOffset instant);

    /// <summary>Whether a column of the row is null.</summary>
    public virtual bool IsNull(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal);

    /// <summary>Reads a column that is not null, as the other methods do.</summary>
    public virtual long ReadInt64(DbDataReader reader, int ordinal) => reader.GetInt64(ordinal);

    public virtual int ReadInt32(DbDataReader reader, int ordinal) => reader.GetInt32(ordinal);

    public virtual bool ReadBoolean(DbDataReader reader, int ordinal) => reader.GetBoolean(ordinal);

    public virtual string ReadText(DbDataReader reader, int ordinal) => reader.GetString(ordinal);

    /// <summary>Reads an instant from a column.</summary>
    public abstract DateTimeOffset ReadInstant(DbDataReader reader, int ordinal);

    /// <summary>Whether the exception says that a unique index or primary key has the value already.</summary>
    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Whether the exception says that the row to which a new one would belong is not there.</summary>
    public abstract bool IsMissingParent(Exception exception);
}
