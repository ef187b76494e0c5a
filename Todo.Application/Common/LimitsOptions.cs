using System.ComponentModel.DataAnnotations;

namespace Todo.Application.Common;

/// <summary>What one user may take up; section <c>Limits</c>.</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>How many todos a user may have at a time.</summary>
    [Range(1, 1_000_000_000)]
    public long TodosPerUser { get; set; } = 100_000;
}
