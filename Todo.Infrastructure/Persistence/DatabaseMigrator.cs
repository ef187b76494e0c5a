using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Todo.Infrastructure.Persistence;

/// <summary>Brings the database up to date, and tells whether it is.</summary>
public sealed class DatabaseMigrator
{
    private readonly IServiceScopeFactory _scopes;
    private readonly IDatabaseServer _server;

    internal DatabaseMigrator(IServiceScopeFactory scopes, IDatabaseServer server)
    {
        _scopes = scopes;
        _server = server;
    }

    /// <summary>Applies the migrations that are missing; of several processes that start at once, one does.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TodoDbContext>();
        await _server.PrepareAsync(cancellationToken);
        await using (await _server.LockAsync(context, cancellationToken))
            await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Whether the database answers and has every migration that this program knows.</summary>
    public async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TodoDbContext>();
        if (!await context.Database.CanConnectAsync(cancellationToken))
            return false;
        return !(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }
}
