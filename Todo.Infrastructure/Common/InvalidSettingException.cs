namespace Todo.Infrastructure.Common;

/// <summary>A setting with which the program cannot start; the message is the one line that the operator sees.</summary>
public sealed class InvalidSettingException(string setting, string problem) : Exception($"{setting} {problem}.");
