using Microsoft.EntityFrameworkCore;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

/// <summary>Deletes sessions with their refresh tokens in batches: a database of an earlier version may have a million tokens.</summary>
internal static class SessionRows
{
    /// <returns>Whether more sessions may be left.</returns>
    public static async Task<bool> DeleteSomeAsync(TodoDbContext context, IQueryable<Session> sessions, CancellationToken cancellationToken)
    {
        var ids = await sessions.Select(session => session.Id).Take(CleanUp.BatchSize).ToListAsync(cancellationToken);
        var places = CleanUp.BatchSize;
        foreach (var id in ids)
        {
            places -= await context.RefreshTokens.Where(token => token.SessionId == id).OrderBy(token => token.Id).Take(places)
                .ExecuteDeleteAsync(cancellationToken);
            // Deleting the session cascades to its tokens, so delete the tokens first, in batches.
            if (places-- <= 0)
                return true;
            await context.Sessions.Where(session => session.Id == id).ExecuteDeleteAsync(cancellationToken);
        }
        return ids.Count == CleanUp.BatchSize;
    }
}
