using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Todo.Infrastructure.Database.Server;

/// <summary>Runs a session's deferred statements before EF Core executes anything.</summary>
internal sealed class DeferredStatementsFirst : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await FlushAsync(eventData.Context, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await FlushAsync(eventData.Context, cancellationToken);
        return result;
    }

    private static Task FlushAsync(DbContext? context, CancellationToken cancellationToken) =>
        (context as TodoDbContext)?.Session?.FlushAsync(cancellationToken) ?? Task.CompletedTask;
}
