using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>An operation of the document.</summary>
internal sealed record ApiOperation(string Method, string Path, JsonElement Json)
{
    public string Id => Json.GetProperty("operationId").GetString()!;

    public bool IsProtected => Json.GetProperty("security").GetArrayLength() > 0;

    public IEnumerable<JsonElement> Parameters => Json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    public IEnumerable<JsonProperty> Responses => Json.GetProperty("responses").EnumerateObject();

    public IEnumerable<JsonProperty> RequestContent =>
        Json.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject() : [];

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>The OpenAPI document that the server serves.</summary>
internal sealed record ApiDocument(string Text, JsonElement Json)
{
    /// <summary>The committed document.</summary>
    public static string CommittedPath => Repository.PathOf("docs", "openapi.json");

    public IEnumerable<ApiOperation> Operations =>
        from path in Json.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select new ApiOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    public static async Task<ApiDocument> LoadAsync()
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync("/openapi.json");
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        return new(reply.Text, reply.Json);
    }

    /// <summary>Resolves a reference to a schema.</summary>
    public JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? Json.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;
}
