using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Todo.Infrastructure.Database;

/// <summary>Deletes rows in batches, so that other writers wait for one batch at most.</summary>
internal static class CleanUp
{
    /// <summary>The most rows that one unit of work deletes.</summary>
    public const int BatchSize = 500;

    /// <summary>Deletes about a batch of the rows up to an instant, the oldest first.</summary>
    /// <param name="rows">The rows, with an index by the instant.</param>
    /// <param name="instant">The instant of a row.</param>
    /// <param name="until">The last instant of which rows are deleted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> DeleteSomeAsync<T>(
        this IQueryable<T> rows, Expression<Func<T, DateTimeOffset>> instant, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // The instant of the last row of the batch, rather than the rows themselves: a row's key may be of several columns.
        var batch = await rows.Select(instant).Where(at => at <= until).OrderBy(at => at)
            .Skip(BatchSize - 1).Take(1).ToListAsync(cancellationToken);
        var last = batch.Count > 0 ? batch[0] : until;
        Expression<Func<DateTimeOffset>> end = () => last;
        var isUntil = Expression.Lambda<Func<T, bool>>(Expression.LessThanOrEqual(instant.Body, end.Body), instant.Parameters);
        await rows.Where(isUntil).ExecuteDeleteAsync(cancellationToken);
        return batch.Count > 0;
    }
}
