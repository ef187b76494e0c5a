namespace Todo.WebApi.OpenApi;

/// <summary>Declares the headers of a successful response, each one of <see cref="ResponseHeaders"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SendsAttribute(params string[] headers) : Attribute
{
    public IReadOnlyList<string> Headers { get; } = headers;
}
