using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Todo.Infrastructure.Database;

/// <summary>Deletes rows in batches, so that other writers wait for one batch at most.</summary>
internal static class CleanUp
{
    /// <summary>The maximum number of rows that one unit of work deletes.</summary>
    public const int BatchSize = 500;

    /// <summary>Deletes about one batch of the rows up to an instant, oldest first.</summary>
    /// <param name="rows">The rows, with an index by the instant.</param>
    /// <param name="instant">The instant of a row.</param>
    /// <param name="until">The last instant whose rows are deleted.</param>
    /// <param name="cancellationToken">Cancels the deletion.</param>
    /// <returns>Whether more rows may be left.</returns>
    public static async Task<bool> DeleteSomeAsync<T>(
        this IQueryable<T> rows, Expression<Func<T, DateTimeOffset>> instant, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // Selects the instant of the batch's last row instead of the rows, because a row's key may have several columns.
        var batch = await rows.Select(instant).Where(at => at <= until).OrderBy(at => at)
            .Skip(BatchSize - 1).Take(1).ToListAsync(cancellationToken);
        var last = batch.Count > 0 ? batch[0] : until;
        Expression<Func<DateTimeOffset>> end = () => last;
        var isUntil = Expression.Lambda<Func<T, bool>>(Expression.LessThanOrEqual(instant.Body, end.Body), instant.Parameters);
        await rows.Where(isUntil).ExecuteDeleteAsync(cancellationToken);
        return batch.Count > 0;
    }
}
