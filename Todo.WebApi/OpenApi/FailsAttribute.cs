namespace Todo.WebApi.OpenApi;

/// <summary>Failures that an operation has beside those that follow from its kind.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FailsAttribute(params int[] statuses) : Attribute
{
    public IReadOnlyList<int> Statuses { get; } = statuses;
}
