namespace Todo.Infrastructure.Database;

/// <summary>Prepares a database for use. Each provider has its own implementation.</summary>
internal interface IDatabaseSetup
{
    /// <summary>Creates the current schema in a new database without EF Core, where that is faster.</summary>
    /// <returns>Whether the database is known to be current. If not, EF Core examines and migrates it.</returns>
    Task<bool> EnsureCurrentAsync(CancellationToken cancellationToken) => IsCurrentAsync(cancellationToken);

    /// <summary>Returns whether the database is known to be current. If not, EF Core examines it.</summary>
    Task<bool> IsCurrentAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Creates the database, or the folder for its file, if it does not exist.</summary>
    Task PrepareAsync(TodoDbContext context, CancellationToken cancellationToken);

    /// <summary>Prevents other processes from migrating until the result is disposed.</summary>
    Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken);

    /// <summary>Marks the database as in use until the program exits.</summary>
    Task AttachAsync(CancellationToken cancellationToken);

    /// <summary>Logs a warning if the database has a setting that works but reduces performance.</summary>
    Task CheckSettingsAsync(ITodoDbContextFactory contexts, CancellationToken cancellationToken);
}
