namespace Todo.Infrastructure.Database;

/// <summary>Thrown when a write cannot begin: nothing was written, and the same request may succeed later.</summary>
internal sealed class DatabaseBusyException(string problem) : Exception(problem);
