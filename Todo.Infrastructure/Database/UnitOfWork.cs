using Microsoft.EntityFrameworkCore;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

internal sealed class UnitOfWork(TodoDbContext context, IWriteGate gate, SqlDialect dialect) : IUnitOfWork
{
    private const int Tries = 5;

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var strategy = context.Database.CreateExecutionStrategy();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await strategy.ExecuteAsync(ct => OnceAsync(work, ct), cancellationToken);
            }
            catch (DbUpdateException exception) when (tries < Tries && IsConflict(exception))
            {
                // Somebody else changed or deleted a row meanwhile: once more, from what is there now.
            }
        }
    }

    private async Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        // From here on the outcome would be unknown to a caller who stopped waiting.
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            throw new UnknownOutcomeException(exception);
        }
        return result;
    }

    /// <summary>A row has changed since it was read, or the row that a new one belongs to is gone.</summary>
    private bool IsConflict(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || dialect.IsMissingParent(exception.GetBaseException());
}
