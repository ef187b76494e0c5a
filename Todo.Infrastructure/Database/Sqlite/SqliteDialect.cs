using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Todo.Domain;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.Sqlite;

internal sealed class SqliteDialect : SqlDialect
{
    public override string Output(string rows, string columns) => string.Empty;

    public override string Returning(string columns) => $" RETURNING {columns}";

    public override string Top(string parameter) => string.Empty;

    public override string Limit(string parameter) => $" LIMIT {parameter}";

    public override string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    public override bool PrefersOrder => true;

    public override string WithoutIndex(string column) => "+" + column;

    public override bool HasConcurrentWriters => false;

    public override DbType InstantType => DbType.Int64;

    public override object Instant(DateTimeOffset instant) => instant.ToUnixMicroseconds();

    public override bool IsNull(DbDataReader reader, int ordinal) => SqliteRow.IsNull(RowOf(reader), ordinal);

    public override long ReadInt64(DbDataReader reader, int ordinal) => SqliteRow.ReadInt64(RowOf(reader), ordinal);

    public override int ReadInt32(DbDataReader reader, int ordinal) => checked((int)ReadInt64(reader, ordinal));

    public override bool ReadBoolean(DbDataReader reader, int ordinal) => ReadInt64(reader, ordinal) != 0;

    public override string ReadText(DbDataReader reader, int ordinal) => SqliteRow.ReadText(RowOf(reader), ordinal);

    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => Timestamps.FromUnixMicroseconds(ReadInt64(reader, ordinal));

    public override bool IsUniqueViolation(Exception exception) => exception is SqliteException
    {
        SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY,
    };

    public override bool IsMissingParent(Exception exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY };

    /// <summary>The statement at its current row, which the reader keeps open.</summary>
    private static nint RowOf(DbDataReader reader) => ((SqliteDataReader)reader).Handle!.DangerousGetHandle();
}
