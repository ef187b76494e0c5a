using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

/// <summary>Deletes the sessions that have expired, with their refresh tokens.</summary>
internal sealed class ExpiredSessions : ICleanUpTask
{
    public Task CleanUpAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Sessions.Where(session => session.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
}
