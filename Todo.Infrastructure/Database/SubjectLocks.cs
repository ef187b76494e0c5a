using System.Buffers.Binary;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>Serializes transactions that count the same thing before they add to it.</summary>
internal static class SubjectLocks
{
    /// <summary>Locks a subject until the transaction ends, where the locks on rows do not suffice; in one round trip with the next statement.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="dialect">The database.</param>
    /// <param name="subject">A hash, of which the first 8 bytes decide.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static ValueTask DeferSubjectLockAsync(
        this DatabaseSession session, SqlDialect dialect, byte[] subject, CancellationToken cancellationToken) =>
        dialect.LockSubject is { } statement
            ? session.DeferAsync(statement, static _ => { }, cancellationToken, BinaryPrimitives.ReadInt64BigEndian(subject))
            : default;
}
