using System.Diagnostics.CodeAnalysis;

namespace Todo.WebApi.OpenApi;

/// <summary>An example of a body whose members do not all go together; otherwise its example is made of theirs.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class BodyExampleAttribute(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json) : Attribute
{
    public string Name { get; } = name;

    public string Json { get; } = json;
}
