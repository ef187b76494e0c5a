namespace Todo.Application.Idempotency;

/// <summary>The response to a request that creates a resource.</summary>
/// <param name="Value">The new resource, as it was when it was created.</param>
/// <param name="IsReplay">Whether an earlier request with the same key created it.</param>
public sealed record Created<T>(T Value, bool IsReplay = false);
