namespace Todo.Infrastructure.Database;

/// <summary>Thrown when no connection to the database can be opened, regardless of the reason.</summary>
internal sealed class UnreachableDatabaseException(Exception inner) : Exception("No connection to the database could be opened.", inner);
