using System.Data;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Throttling;

/// <summary>The SQL of <see cref="AttemptThrottle"/>.</summary>
internal sealed class AttemptStatements
{
    private static readonly SqlParameter Subject = new("@subject", DbType.Binary, AttemptConfiguration.HashBytes);
    private static readonly SqlParameter Source = new("@source", DbType.Binary, AttemptConfiguration.HashBytes);
    private static readonly SqlParameter Skip = new("@skip", DbType.Int32);
    private static readonly SqlParameter Take = new("@take", DbType.Int32);

    public AttemptStatements(SqlDialect dialect)
    {
        var at = new SqlParameter("@at", dialect.InstantType);
        var since = new SqlParameter("@since", dialect.InstantType);
        Count = new(
            $"INSERT INTO attempts (subject, source, at){dialect.Output("inserted", "id")} SELECT @subject, @source, @at"
            + $" WHERE (SELECT COUNT(*) FROM attempts{dialect.ForUpdate} WHERE subject = @subject AND source = @source AND at > @since) < @limit"
            + $" AND (SELECT COUNT(*) FROM attempts{dialect.ForUpdate} WHERE subject = @subject AND at > @since) < @subject_limit"
            + dialect.Returning("id"),
            Subject, Source, at, since, new("@limit", DbType.Int32), new("@subject_limit", DbType.Int32));
        var latest = $"ORDER BY at DESC{dialect.Page("@skip", "@take")}";
        FindOfSource = new(
            $"SELECT at FROM attempts WHERE subject = @subject AND source = @source AND at > @since {latest}", Subject, Source, since, Skip, Take);
        FindOfSubject = new($"SELECT at FROM attempts WHERE subject = @subject AND at > @since {latest}", Subject, since, Skip, Take);
    }

    /// <summary>Checks both limits and counts the attempt in one statement.</summary>
    public Statement Count { get; }

    /// <summary>The times of failures from one network, latest first.</summary>
    public Statement FindOfSource { get; }

    /// <summary>The times of failures from all networks, latest first.</summary>
    public Statement FindOfSubject { get; }

    public Statement Release { get; } = new("DELETE FROM attempts WHERE id = @id", new SqlParameter("@id", DbType.Int64));

    public Statement Forgive { get; } = new("DELETE FROM attempts WHERE subject = @subject AND source = @source", Subject, Source);
}
