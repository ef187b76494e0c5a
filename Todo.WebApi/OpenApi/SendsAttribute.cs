namespace Todo.WebApi.OpenApi;

/// <summary>The headers, among <see cref="ResponseHeaders"/>, that a successful answer of the operation has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SendsAttribute(params string[] headers) : Attribute
{
    public IReadOnlyList<string> Headers { get; } = headers;
}
