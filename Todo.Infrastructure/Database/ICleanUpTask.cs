namespace Todo.Infrastructure.Database;

/// <summary>Deletes what a capability needs no longer. Each capability registers its own.</summary>
internal interface ICleanUpTask
{
    /// <summary>
    /// Deletes at most about <see cref="CleanUp.BatchSize"/> rows that are out of date at <paramref name="now"/>, within the unit of
    /// work of <paramref name="context"/>.
    /// </summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> CleanUpSomeAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken);
}
