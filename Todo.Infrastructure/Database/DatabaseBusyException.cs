namespace Todo.Infrastructure.Database;

/// <summary>The database did not let a write begin: nothing was written, and the same request may succeed later.</summary>
internal sealed class DatabaseBusyException(string problem) : Exception(problem);
