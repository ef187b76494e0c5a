using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>Serializes transactions that count the same thing before they add to it.</summary>
internal static class SubjectLocks
{
    /// <summary>Locks a subject until the transaction ends, where the locks on rows do not suffice.</summary>
    /// <param name="context">The transaction.</param>
    /// <param name="dialect">The database.</param>
    /// <param name="subject">A hash, of which the first 8 bytes decide.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task LockSubjectAsync(this TodoDbContext context, SqlDialect dialect, byte[] subject, CancellationToken cancellationToken) =>
        dialect.LockSubject.Length == 0
            ? Task.CompletedTask
            : context.Database.ExecuteSqlRawAsync(dialect.LockSubject, [BinaryPrimitives.ReadInt64BigEndian(subject)], cancellationToken);
}
