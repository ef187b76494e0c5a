namespace Todo.Application.Common;

/// <summary>Thrown when the key that encrypts secrets cannot be used. The message tells the operator why.</summary>
public sealed class SecretKeyException(string message, Exception? inner = null) : Exception(message, inner);
