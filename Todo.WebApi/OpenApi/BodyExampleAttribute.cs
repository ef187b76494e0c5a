using System.Diagnostics.CodeAnalysis;

namespace Todo.WebApi.OpenApi;

/// <summary>The example of a body. Without it, the example is composed of the members' examples, which must then make sense together.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class BodyExampleAttribute(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json) : Attribute
{
    public string Name { get; } = name;

    public string Json { get; } = json;
}
