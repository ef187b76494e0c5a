namespace Todo.Application.Idempotency;

/// <summary>The response to a request that creates a resource.</summary>
/// <param name="Value">The new resource, as it was when it was created.</param>
/// <param name="IsReplay">Whether an earlier request with the same key created it.</param>
public sealed record Created<T>(T Value, bool IsReplay = false)
{
    /// <summary>A secret of the new resource, which only the first response contains: it is not stored for retries.</summary>
    public string? Secret { get; init; }

    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(Created<T>);
}
