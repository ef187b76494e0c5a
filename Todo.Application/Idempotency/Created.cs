namespace Todo.Application.Idempotency;

/// <summary>What a creating request made.</summary>
/// <param name="Value">The new thing, as it was when it was made.</param>
/// <param name="IsReplay">Whether an earlier request with the same key made it.</param>
public sealed record Created<T>(T Value, bool IsReplay = false);
