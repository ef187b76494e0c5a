using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>Saves rows that must be unique.</summary>
internal static class UniqueRows
{
    /// <summary>Saves what has changed; if a unique value is taken, returns false and forgets the changes.</summary>
    public static async Task<bool> TrySaveAsync(this TodoDbContext context, SqlDialect dialect, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (dialect.IsUniqueViolation(exception.GetBaseException()))
        {
            context.ChangeTracker.Clear();
            return false;
        }
    }
}
