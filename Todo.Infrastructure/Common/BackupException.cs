namespace Todo.Infrastructure.Common;

/// <summary>Thrown when a backup cannot be created or restored; the message is for the operator.</summary>
public class BackupException(string problem, Exception? inner = null) : Exception(problem, inner);
