namespace Todo.Infrastructure.Database;

/// <summary>What a database needs before it can be used: each kind does it its own way.</summary>
internal interface IDatabaseSetup
{
    /// <summary>Makes the place for the database.</summary>
    Task PrepareAsync(TodoDbContext context, CancellationToken cancellationToken);

    /// <summary>Keeps other processes from migrating until the result is disposed of.</summary>
    Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken);

    /// <summary>Marks the database as in use until the program ends.</summary>
    Task AttachAsync(CancellationToken cancellationToken);

    /// <summary>Logs a warning if the database has a setting that works but costs.</summary>
    Task CheckSettingsAsync(TodoDbContext context, CancellationToken cancellationToken);
}
