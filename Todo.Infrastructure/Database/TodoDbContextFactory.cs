using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Todo.Infrastructure.Database;

/// <param name="services">The program's, for logging and interceptors.</param>
/// <param name="configure">Chooses the provider, on a connection if there is one.</param>
/// <param name="create">The context's constructor.</param>
internal sealed class TodoDbContextFactory<TContext>(
    IServiceProvider services,
    Action<DbContextOptionsBuilder, DbConnection?> configure,
    Func<DbContextOptions<TContext>, TContext> create)
    : ITodoDbContextFactory
    where TContext : TodoDbContext
{
    /// <summary>A taken address is no error; what is one, is logged once, by the request or the task that it ends.</summary>
    private static readonly EventId[] LoggedElsewhere =
    [
        CoreEventId.QueryIterationFailed, CoreEventId.SaveChangesFailed, CoreEventId.OptimisticConcurrencyException,
        RelationalEventId.CommandError, RelationalEventId.ConnectionError, RelationalEventId.TransactionError,
    ];

    public TodoDbContext Create() => Create(null);

    TodoDbContext ITodoDbContextFactory.Create(DbConnection connection) => Create(connection);

    private TContext Create(DbConnection? connection)
    {
        var builder = new DbContextOptionsBuilder<TContext>()
            .UseApplicationServiceProvider(services)
            .AddInterceptors(services.GetServices<IInterceptor>())
            .ConfigureWarnings(events => events.Log([.. LoggedElsewhere.Select(id => (id, LogLevel.Debug))]));
        configure(builder, connection);
        return create((DbContextOptions<TContext>)builder.Options);
    }
}
