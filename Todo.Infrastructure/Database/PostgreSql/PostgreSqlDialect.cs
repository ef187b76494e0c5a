using System.Data;
using System.Data.Common;
using Npgsql;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.PostgreSql;

internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string Output(string rows, string columns) => string.Empty;

    public override string Returning(string columns) => $" RETURNING {columns}";

    public override string Top(string parameter) => string.Empty;

    public override string Limit(string parameter) => $" LIMIT {parameter}";

    public override string Contains(string column, string parameter) => $"strpos({column}, {parameter}) > 0";

    public override string Literal(bool value) => value ? "TRUE" : "FALSE";

    public override string ForUpdateAtEnd => " FOR UPDATE";

    /// <summary>PostgreSQL cannot lock counted rows, and row locks would not prevent new rows.</summary>
    public override Statement LockSubject { get; } = new("SELECT pg_advisory_xact_lock(@subject)", new SqlParameter("@subject", DbType.Int64));

    public override bool HasConcurrentWriters => true;

    public override DbType InstantType => DbType.DateTime;

    public override object Instant(DateTimeOffset instant) => instant.UtcDateTime;

    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => new(reader.GetDateTime(ordinal));

    public override bool IsUniqueViolation(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsMissingParent(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };
}
