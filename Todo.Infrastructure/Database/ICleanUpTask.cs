namespace Todo.Infrastructure.Database;

/// <summary>Deletes what a capability needs no longer. Each capability registers its own.</summary>
internal interface ICleanUpTask
{
    /// <summary>Deletes what is out of date at <paramref name="now"/>, within the unit of work of <paramref name="context"/>.</summary>
    Task CleanUpAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken);
}
