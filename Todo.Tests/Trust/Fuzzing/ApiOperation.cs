using System.Text.Json;

namespace Todo.Tests.Trust.Fuzzing;

/// <summary>An operation of the OpenAPI document.</summary>
internal sealed class ApiOperation
{
    private readonly JsonElement _operation;
    private readonly JsonSchema _schemas;

    private ApiOperation(string path, JsonProperty operation, JsonElement document)
    {
        Path = path;
        Method = operation.Name.ToUpperInvariant();
        _operation = operation.Value;
        _schemas = new(document);
        Parameters = operation.Value.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Select(_schemas.Resolve)]
            : [];
        Bodies = operation.Value.TryGetProperty("requestBody", out var body)
            ? [.. _schemas.Resolve(body).GetProperty("content").EnumerateObject().Select(content => (content.Name, content.Value.GetProperty("schema")))]
            : [];
    }

    public string Path { get; }

    public string Method { get; }

    public JsonElement[] Parameters { get; }

    /// <summary>The media types that the operation accepts, each with its schema.</summary>
    public (string MediaType, JsonElement Schema)[] Bodies { get; }

    public override string ToString() => $"{Method} {Path}";

    public static ApiOperation[] AllOf(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Name is "get" or "put" or "post" or "delete" or "patch" or "head" or "options"
        select new ApiOperation(path.Name, operation, document),
    ];

    /// <summary>Returns how the response deviates from the document; nothing if it conforms.</summary>
    public IEnumerable<string> ProblemsOf(Harness.Reply reply)
    {
        var status = ((int)reply.Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!_operation.GetProperty("responses").TryGetProperty(status, out var response))
            return [$"{status} is not documented"];
        response = _schemas.Resolve(response);
        return HeaderProblems(response, reply).Concat(BodyProblems(response, reply));
    }

    private IEnumerable<string> HeaderProblems(JsonElement response, Harness.Reply reply)
    {
        if (!response.TryGetProperty("headers", out var headers))
            yield break;
        foreach (var header in headers.EnumerateObject())
        {
            var definition = _schemas.Resolve(header.Value);
            var value = reply.Header(header.Name);
            if (value is null && definition.TryGetProperty("required", out var required) && required.GetBoolean())
                yield return $"the header {header.Name} is missing";
            if (value is null || !definition.TryGetProperty("schema", out var schema))
                continue;
            foreach (var problem in _schemas.Problems(schema, AsJson(value, _schemas.Resolve(schema)), header.Name))
                yield return problem;
        }
    }

    private IEnumerable<string> BodyProblems(JsonElement response, Harness.Reply reply)
    {
        if (!response.TryGetProperty("content", out var content) || !content.EnumerateObject().Any())
            return reply.Text.Length == 0 ? [] : ["has a body that is not documented"];
        if (!content.TryGetProperty(reply.MediaType ?? string.Empty, out var media))
            return [$"the media type {reply.MediaType} is not documented"];
        var isText = reply.MediaType!.StartsWith("text/", StringComparison.Ordinal);
        return isText ? [] : _schemas.Problems(media.GetProperty("schema"), reply.Json);
    }

    /// <summary>Converts the text of a header to the JSON value that its schema describes.</summary>
    private static JsonElement AsJson(string text, JsonElement schema)
    {
        var isText = !schema.TryGetProperty("type", out var type) || type.ValueEquals("string");
        return JsonDocument.Parse(isText ? JsonSerializer.Serialize(text) : text).RootElement;
    }
}
