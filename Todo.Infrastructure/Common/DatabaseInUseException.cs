namespace Todo.Infrastructure.Common;

/// <summary>Thrown when a running server uses the database.</summary>
public sealed class DatabaseInUseException(string path, Exception inner)
    : BackupException($"A server is using {path}: stop it first.", inner);
