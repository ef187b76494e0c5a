using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.SqlServer;

internal sealed class SqlServerDialect : SqlDialect
{
    private const int DuplicateKeyInUniqueIndex = 2601;
    private const int DuplicateKeyInConstraint = 2627;
    private const int ConstraintConflict = 547;

    public override string Output(string rows, string columns) =>
        $" OUTPUT {string.Join(", ", columns.Split(", ").Select(column => $"{rows}.{column}"))}";

    public override string Returning(string columns) => string.Empty;

    public override string Top(string parameter) => $"TOP ({parameter}) ";

    public override string Limit(string parameter) => string.Empty;

    public override string Page(string skip, string take) => $" OFFSET {skip} ROWS FETCH NEXT {take} ROWS ONLY";

    public override string Contains(string column, string parameter) => $"CHARINDEX({parameter}, {column}) > 0";

    public override string ForUpdate => " WITH (UPDLOCK, HOLDLOCK)";

    public override Statement Savepoint { get; } = new("SAVE TRANSACTION todo");

    public override Statement RollbackToSavepoint { get; } = new("ROLLBACK TRANSACTION todo");

    public override bool HasConcurrentWriters => true;

    public override DbType InstantType => DbType.DateTime2;

    public override object Instant(DateTimeOffset instant) => instant.UtcDateTime;

    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) =>
        new(DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Utc));

    public override bool IsUniqueViolation(Exception exception) =>
        exception is SqlException { Number: DuplicateKeyInUniqueIndex or DuplicateKeyInConstraint };

    public override bool IsMissingParent(Exception exception) => exception is SqlException { Number: ConstraintConflict };
}
