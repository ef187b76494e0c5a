using System.Data;
using System.Data.Common;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>Where the SQL of the two databases differs.</summary>
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

    /// <summary>Whether a column contains the text, compared by code unit.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>The instant one microsecond after the one in the column.</summary>
    public abstract string NextMicrosecond(string column);

    /// <summary>Behind a table: whoever reads these rows keeps others from reading them so, until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>The type of a parameter that is an instant.</summary>
    public abstract DbType InstantType { get; }

    /// <summary>An instant as a parameter's value.</summary>
    public abstract object Instant(DateTimeOffset instant);

    /// <summary>Reads an instant from a column.</summary>
    public abstract DateTimeOffset ReadInstant(DbDataReader reader, int ordinal);

    /// <summary>Whether the exception says that a unique index or primary key has the value already.</summary>
    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Whether the exception says that the row to which a new one would belong is not there.</summary>
    public abstract bool IsMissingParent(Exception exception);
}
