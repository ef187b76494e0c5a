namespace Todo.Infrastructure.Database;

/// <summary>No connection to the database could be opened, for whatever reason its server or driver gives.</summary>
internal sealed class UnreachableDatabaseException(Exception inner) : Exception("No connection to the database could be opened.", inner);
