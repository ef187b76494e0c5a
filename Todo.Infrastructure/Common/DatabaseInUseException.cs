namespace Todo.Infrastructure.Common;

/// <summary>The database is in use by a running server.</summary>
public sealed class DatabaseInUseException(string path, Exception inner)
    : BackupException($"A server is using {path}: stop it first.", inner);
