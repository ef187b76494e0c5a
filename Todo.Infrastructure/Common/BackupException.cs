namespace Todo.Infrastructure.Common;

/// <summary>A backup that cannot be made, or used; the message is for the operator.</summary>
public class BackupException(string problem, Exception? inner = null) : Exception(problem, inner);
