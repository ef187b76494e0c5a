using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>Loads entities that will be changed through EF Core.</summary>
internal static class RowLocks
{
    /// <summary>Loads the entity if it belongs to the user, and locks its row until the transaction ends.</summary>
    public static async Task<T?> FindForChangeAsync<T>(
        this TodoDbContext context, SqlDialect dialect, long id, long userId, CancellationToken cancellationToken)
        where T : class =>
        (await context.Set<T>().FromSqlRaw(Sql<T>(context, dialect), id, userId).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Lists the columns explicitly, because a newer program may add one to a table for which this program has prepared statements.</summary>
    private static string Sql<T>(TodoDbContext context, SqlDialect dialect)
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().Select(property => property.GetColumnName());
        return $"SELECT {string.Join(", ", columns)} FROM {entity.GetTableName()}{dialect.ForUpdate}"
            + $" WHERE id = {{0}} AND user_id = {{1}}{dialect.ForUpdateAtEnd}";
    }
}
