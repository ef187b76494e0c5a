using Microsoft.EntityFrameworkCore;
using Todo.Application.Abstractions;

namespace Todo.Infrastructure.Persistence;

internal sealed class UnitOfWork(TodoDbContext context, IWriteGate gate) : IUnitOfWork
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
            catch (DbUpdateConcurrencyException) when (tries < Tries)
            {
                // Somebody else changed the same row meanwhile: once more, from what is there now.
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
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
