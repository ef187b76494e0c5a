using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Todo.Infrastructure.Database;

/// <summary>Brings the database up to date, and tells whether it is.</summary>
public sealed class DatabaseMigrator
{
    /// <summary>For one statement: it may rewrite a large table, which the driver's 30 seconds are too short for.</summary>
    private static readonly TimeSpan MigrationTimeout = TimeSpan.FromHours(1);

    private readonly ITodoDbContextFactory _contexts;
    private readonly IDatabaseSetup _setup;

    internal DatabaseMigrator(ITodoDbContextFactory contexts, IDatabaseSetup setup)
    {
        _contexts = contexts;
        _setup = setup;
    }

    /// <summary>Says, until the program ends, that the database is in use: nobody is to put another in its place.</summary>
    public Task AttachAsync(CancellationToken cancellationToken) => _setup.AttachAsync(cancellationToken);

    /// <summary>Applies the migrations that are missing; of several processes that start at once, one does.</summary>
    public async Task<DatabaseState> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        await _setup.PrepareAsync(context, cancellationToken);
        await using (await _setup.LockAsync(context, cancellationToken))
        {
            var state = await StateAsync(context, cancellationToken);
            if (state == DatabaseState.TooNew)
                throw new DatabaseTooNewException();
            if (state != DatabaseState.Behind)
                return state;
            context.Database.SetCommandTimeout(MigrationTimeout);
            await context.Database.MigrateAsync(cancellationToken);
            return DatabaseState.Current;
        }
    }

    /// <summary>Logs a warning if the database, which is up to date, has a setting that works but costs.</summary>
    public async Task CheckSettingsAsync(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        await _setup.CheckSettingsAsync(context, cancellationToken);
    }

    /// <summary>Asks the database how far it is.</summary>
    public async Task<DatabaseState> GetStateAsync(CancellationToken cancellationToken)
    {
        await using var context = _contexts.Create();
        return await context.Database.CanConnectAsync(cancellationToken)
            ? await StateAsync(context, cancellationToken)
            : DatabaseState.Unreachable;
    }

    /// <summary>All migrations as one script that can be run on a database of any age.</summary>
    /// <exception cref="NotSupportedException">The database has no such scripts.</exception>
    public async Task<string> ScriptAsync()
    {
        await using var context = _contexts.Create();
        return context.GetService<IMigrator>()
            .GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    private static async Task<DatabaseState> StateAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        if (applied.Count == 0)
            return DatabaseState.Behind;
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (applied.IsSubsetOf(known))
            return applied.Count == known.Count ? DatabaseState.Current : DatabaseState.Behind;
        if (await context.SchemaLevels.Select(level => level.MinimumLevel).SingleAsync(cancellationToken) > SchemaLevel.Supported)
            return DatabaseState.TooNew;
        return known.IsSubsetOf(applied) ? DatabaseState.Newer : DatabaseState.Behind;
    }
}
