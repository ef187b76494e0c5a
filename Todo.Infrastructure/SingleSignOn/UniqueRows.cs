using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>Saves rows that must be unique.</summary>
internal static class UniqueRows
{
    /// <summary>Saves what was added; false if there is such a row. After that, the unit of work must fail.</summary>
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
