namespace Todo.Infrastructure.Database;

/// <summary>Deletes data that a capability no longer needs. Each capability registers its own tasks.</summary>
internal interface ICleanUpTask
{
    /// <summary>
    /// Deletes at most about <see cref="CleanUp.BatchSize"/> rows that are outdated at <paramref name="now"/>, within the unit of
    /// work of <paramref name="session"/>.
    /// </summary>
    /// <returns>Whether more rows may be left.</returns>
    Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken);
}
