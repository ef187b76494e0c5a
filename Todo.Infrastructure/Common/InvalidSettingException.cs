namespace Todo.Infrastructure.Common;

/// <summary>Thrown when an invalid setting prevents the start; the message is the one line that the operator sees.</summary>
public sealed class InvalidSettingException(string setting, string problem) : Exception($"{setting} {problem}.");
