namespace Todo.WebApi.OpenApi;

/// <summary>A grant that a form of the token endpoint may carry, with the parameters that it requires.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class GrantAttribute(string type, params string[] required) : Attribute
{
    public string Type { get; } = type;

    public IReadOnlyList<string> Required { get; } = required;
}
