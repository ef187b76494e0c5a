using System.Data;
using System.Linq.Expressions;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>The columns of an entity by the types of their values.</summary>
internal static class Columns<T>
{
    /// <summary>The size of a text without a limit of its own.</summary>
    public const int MaxSize = -1;

    public static Column<T> Int64(string name, Expression<Func<T, long>> property) =>
        new Column<T, long>(name, DbType.Int64, property, (reader, ordinal, _) => reader.GetInt64(ordinal));

    public static Column<T> Boolean(string name, Expression<Func<T, bool>> property) =>
        new Column<T, bool>(name, DbType.Boolean, property, (reader, ordinal, _) => reader.GetBoolean(ordinal));

    public static Column<T> Text(string name, Expression<Func<T, string>> property, int size = MaxSize) =>
        new Column<T, string>(name, DbType.String, property, (reader, ordinal, _) => reader.GetString(ordinal), size);

    /// <summary>Text of ASCII characters alone.</summary>
    public static Column<T> Ascii(string name, Expression<Func<T, string>> property, int size) =>
        new Column<T, string>(name, DbType.AnsiString, property, (reader, ordinal, _) => reader.GetString(ordinal), size);

    public static Column<T> Bytes(string name, Expression<Func<T, byte[]>> property, int size) =>
        new Column<T, byte[]>(name, DbType.Binary, property, (reader, ordinal, _) => reader.GetFieldValue<byte[]>(ordinal), size);

    public static Column<T> Instant(string name, Expression<Func<T, DateTimeOffset>> property) => new Column<T, DateTimeOffset>(
        name, null, property, (reader, ordinal, dialect) => dialect.ReadInstant(reader, ordinal), write: (value, dialect) => dialect.Instant(value));
}
