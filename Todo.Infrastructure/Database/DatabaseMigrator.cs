using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Todo.Infrastructure.Database;

/// <summary>Migrates the database, and reports its state.</summary>
public sealed class DatabaseMigrator
{
    /// <summary>The timeout of one statement, which may rewrite a large table. The driver's default of 30 seconds is too short.</summary>
    private static readonly TimeSpan MigrationTimeout = TimeSpan.FromHours(1);

    private readonly ITodoDbContextFactory _contexts;
    private readonly IDatabaseSetup _setup;

    internal DatabaseMigrator(ITodoDbContextFactory contexts, IDatabaseSetup setup)
    {
        _contexts = contexts;
        _setup = setup;
    }

    /// <summary>The database as messages name it: its file, or its name and server.</summary>
    public string DatabaseName
    {
        get
        {
            using var context = _contexts.Create();
            var connection = context.Database.GetDbConnection();
            return context.Database.IsSqlite() ? connection.DataSource : $"{connection.Database} on {connection.DataSource}";
        }
    }

    /// <summary>Marks the database as in use until the program exits, so that it is not replaced.</summary>
    public Task AttachAsync(CancellationToken cancellationToken) => _setup.AttachAsync(cancellationToken);

    /// <summary>Applies missing migrations. Of several processes that start at once, one applies them.</summary>
    public async Task<DatabaseState> MigrateAsync(CancellationToken cancellationToken)
    {
        if (await _setup.EnsureCurrentAsync(cancellationToken))
            return DatabaseState.Current;
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

    /// <summary>Logs a warning if the migrated database has a setting that works but reduces performance.</summary>
    public Task CheckSettingsAsync(CancellationToken cancellationToken) => _setup.CheckSettingsAsync(_contexts, cancellationToken);

    /// <summary>Determines the state of the database.</summary>
    public async Task<DatabaseState> GetStateAsync(CancellationToken cancellationToken)
    {
        if (await _setup.IsCurrentAsync(cancellationToken))
            return DatabaseState.Current;
        await using var context = _contexts.Create();
        return await context.Database.CanConnectAsync(cancellationToken)
            ? await StateAsync(context, cancellationToken)
            : DatabaseState.Unreachable;
    }

    /// <summary>Creates a script of all migrations that can run on a database of any version.</summary>
    /// <exception cref="NotSupportedException">Scripts are not available for this database.</exception>
    public async Task<string> ScriptAsync()
    {
        await using var context = _contexts.Create();
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        // Indexes with a filter need it, and sqlcmd turns it off.
        return context.Database.IsSqlServer() ? $"SET QUOTED_IDENTIFIER ON;{Environment.NewLine}GO{Environment.NewLine}{script}" : script;
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
