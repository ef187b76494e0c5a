using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>The columns of an entity by the types of their values.</summary>
internal static class Columns<T>
{
    /// <summary>The size of a text without a limit of its own.</summary>
    public const int MaxSize = -1;

    public static Column<T> Int64(string name, Expression<Func<T, long>> property) =>
        new Column<T, long>(name, DbType.Int64, property, (reader, ordinal, dialect) => dialect.ReadInt64(reader, ordinal));

    public static Column<T> NullableInt64(string name, Expression<Func<T, long?>> property) =>
        Converted(name, property, DbType.Int64, (reader, ordinal, dialect) => dialect.ReadInt64(reader, ordinal), value => value);

    public static Column<T> Boolean(string name, Expression<Func<T, bool>> property) =>
        new Column<T, bool>(name, DbType.Boolean, property, (reader, ordinal, dialect) => dialect.ReadBoolean(reader, ordinal));

    public static Column<T> Text(string name, Expression<Func<T, string>> property, int size = MaxSize) =>
        new Column<T, string>(name, DbType.String, property, (reader, ordinal, dialect) => dialect.ReadText(reader, ordinal), size);

    /// <summary>Text of ASCII characters alone.</summary>
    public static Column<T> Ascii(string name, Expression<Func<T, string>> property, int size) =>
        new Column<T, string>(name, DbType.AnsiString, property, (reader, ordinal, dialect) => dialect.ReadText(reader, ordinal), size);

    public static Column<T> Bytes(string name, Expression<Func<T, byte[]>> property, int size) =>
        new Column<T, byte[]>(name, DbType.Binary, property, (reader, ordinal, _) => reader.GetFieldValue<byte[]>(ordinal), size);

    public static Column<T> NullableBytes(string name, Expression<Func<T, byte[]?>> property, int size) => new Column<T, byte[]?>(
        name, DbType.Binary, property, (reader, ordinal, dialect) => dialect.IsNull(reader, ordinal) ? null : reader.GetFieldValue<byte[]>(ordinal), size);

    /// <summary>A value that the database knows as an integer of 32 bits.</summary>
    public static Column<T> Enum<TEnum>(string name, Expression<Func<T, TEnum>> property)
        where TEnum : struct, Enum =>
        new Column<T, TEnum>(
            name, DbType.Int32, property,
            (reader, ordinal, dialect) => Unsafe.BitCast<int, TEnum>(dialect.ReadInt32(reader, ordinal)),
            write: (value, _) => Unsafe.BitCast<TEnum, int>(value));

    /// <summary>A date, as the number of days since 0001-01-01; or null.</summary>
    public static Column<T> NullableDate(string name, Expression<Func<T, DateOnly?>> property) =>
        Converted(
            name, property, DbType.Int32, (reader, ordinal, dialect) => DateOnly.FromDayNumber(dialect.ReadInt32(reader, ordinal)), date => date.DayNumber);

    public static Column<T> NullableText(string name, Expression<Func<T, string?>> property, int size) => new Column<T, string?>(
        name, DbType.String, property, (reader, ordinal, dialect) => dialect.IsNull(reader, ordinal) ? null : dialect.ReadText(reader, ordinal), size);

    public static Column<T> NullableInstant(string name, Expression<Func<T, DateTimeOffset?>> property) => new Column<T, DateTimeOffset?>(
        name,
        null,
        property,
        (reader, ordinal, dialect) => dialect.IsNull(reader, ordinal) ? null : dialect.ReadInstant(reader, ordinal),
        write: (value, dialect) => value is { } instant ? dialect.Instant(instant) : null);

    /// <summary>A value, or null, that the database knows as another type.</summary>
    public static Column<T> Converted<TValue>(
        string name, Expression<Func<T, TValue?>> property, DbType type, Func<DbDataReader, int, SqlDialect, TValue> read,
        Func<TValue, object> write)
        where TValue : struct =>
        new Column<T, TValue?>(
            name, type, property,
            (reader, ordinal, dialect) => dialect.IsNull(reader, ordinal) ? null : read(reader, ordinal, dialect),
            write: (value, _) => value is { } some ? write(some) : null);

    public static Column<T> Instant(string name, Expression<Func<T, DateTimeOffset>> property) => new Column<T, DateTimeOffset>(
        name, null, property, (reader, ordinal, dialect) => dialect.ReadInstant(reader, ordinal), write: (value, dialect) => dialect.Instant(value));
}
