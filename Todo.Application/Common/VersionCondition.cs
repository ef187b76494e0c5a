namespace Todo.Application.Common;

/// <summary>The versions of something that the caller is willing to change, each named by its <c>updated_at</c>; an empty list matches none.</summary>
public sealed record VersionCondition(IReadOnlyList<DateTimeOffset> Versions)
{
    /// <summary>Whether it may be changed in this version.</summary>
    public bool Allows(DateTimeOffset version) => Versions.Contains(version);
}
