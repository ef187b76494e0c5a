using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Todo.Infrastructure.Database;

/// <param name="services">The program's services, for logging and interceptors.</param>
/// <param name="configure">Configures the provider, on a given connection or its own.</param>
/// <param name="create">The context's constructor.</param>
internal sealed class TodoDbContextFactory<TContext>(
    IServiceProvider services,
    Action<DbContextOptionsBuilder, DbConnection?> configure,
    Func<DbContextOptions<TContext>, TContext> create)
    : ITodoDbContextFactory
    where TContext : TodoDbContext
{
    /// <summary>Events that EF Core logs only at Debug: a taken address is not an error, and the failed request or task logs real errors.</summary>
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
            // A test compares the model with the migrations; EF Core would do so before each migration.
            .ConfigureWarnings(events => events
                .Ignore(RelationalEventId.PendingModelChangesWarning)
                .Log([.. LoggedElsewhere.Select(id => (id, LogLevel.Debug))]));
        configure(builder, connection);
        return create((DbContextOptions<TContext>)builder.Options);
    }
}
