namespace Todo.Application.Common;

/// <summary>The client that sent the current request: clients take turns with work that is costly.</summary>
public interface ICurrentClient
{
    /// <summary>Equal for requests of the same user, or without one, of the same client network; null outside a request.</summary>
    object? Key { get; }
}
