using System.ComponentModel.DataAnnotations;

namespace Todo.Application.Common;

/// <summary>Quotas of one user; section <c>Limits</c>.</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>The maximum number of todos per user.</summary>
    [Range(1, 1_000_000_000)]
    public int TodosPerUser { get; set; } = 100_000;

    /// <summary>The largest number of lists of a user, the inbox included.</summary>
    [Range(1, 1_000_000)]
    public int ListsPerUser { get; set; } = 500;

    /// <summary>How many days a deleted todo stays in the trash; 0 for no trash.</summary>
    [Range(0, 36_500)]
    public int TrashDays { get; set; } = 30;

    /// <summary>For how many days a client that follows the changes may pause; as long, deletions are remembered.</summary>
    [Range(1, 36_500)]
    public int TombstoneDays { get; set; } = 60;

    /// <summary>The largest number of event streams that one instance serves at a time.</summary>
    [Range(1, 1_000_000)]
    public int EventStreams { get; set; } = 1_000;
}
