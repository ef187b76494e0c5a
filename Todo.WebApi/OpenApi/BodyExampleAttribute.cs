using System.Diagnostics.CodeAnalysis;

namespace Todo.WebApi.OpenApi;

/// <summary>An example of a body. A body without one gets an example composed of those of its members, which must then make sense together.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class BodyExampleAttribute(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json) : Attribute
{
    public string Name { get; } = name;

    public string Json { get; } = json;
}
