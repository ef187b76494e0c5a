namespace Todo.Infrastructure.Database;

/// <summary>What has to be done to the database as a whole, each in its own way.</summary>
internal interface IDatabaseServer
{
    /// <summary>Makes the place for the database.</summary>
    Task PrepareAsync(TodoDbContext context, CancellationToken cancellationToken);

    /// <summary>Keeps other processes from migrating until the result is disposed of: EF Core 6 has no lock for that.</summary>
    Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken);

    /// <summary>Says, until the program ends, that the database is in use.</summary>
    Task AttachAsync(CancellationToken cancellationToken);
}
