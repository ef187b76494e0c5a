namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Thrown when the database file is not the one that was opened: nothing was written.</summary>
internal sealed class DatabaseReplacedException(string path) : Exception($"{path} has been moved away or replaced.");
