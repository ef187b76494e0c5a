using Todo.Application.Changes;

namespace Todo.Infrastructure.Tombstones;

/// <summary>What is left of a list or a todo that was deleted permanently, so that clients that have it learn of the deletion.</summary>
internal sealed class Tombstone
{
    /// <summary>The owner.</summary>
    public long UserId { get; init; }

    /// <summary>The number of the deletion among the changes of the owner.</summary>
    public long ChangeSeq { get; init; }

    public ThingType Type { get; init; }

    /// <summary>The id of the list or todo.</summary>
    public long ThingId { get; init; }

    public DateTimeOffset DeletedAt { get; init; }
}
