using System.ComponentModel.DataAnnotations;

namespace Todo.Application.Common;

/// <summary>Quotas of one user; section <c>Limits</c>.</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>The maximum number of todos per user.</summary>
    [Range(1, 1_000_000_000)]
    public long TodosPerUser { get; set; } = 100_000;
}
