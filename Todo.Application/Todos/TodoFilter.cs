namespace Todo.Application.Todos;

/// <summary>Which todos a list shows.</summary>
/// <param name="IsDone">Only those done, or only those not; null for both.</param>
/// <param name="Search">Only those whose content contains this text, regardless of case; null for all.</param>
public sealed record TodoFilter(bool? IsDone, string? Search)
{
    public static readonly TodoFilter All = new(null, null);
}
