using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Todo.WebApi.OpenApi;

/// <summary>What the document says of the headers of answers.</summary>
internal static class ResponseHeaders
{
    public const string CacheControl = "Cache-Control";
    public const string ContentDisposition = "Content-Disposition";
    public const string ETag = "ETag";
    public const string IdempotentReplayed = "Idempotent-Replayed";
    public const string Link = "Link";
    public const string Location = "Location";
    public const string RetryAfter = "Retry-After";
    public const string TotalCount = "X-Total-Count";
    public const string WwwAuthenticate = "WWW-Authenticate";

    public const string ETagExample = "\"6526aef1a2b40\"";

    /// <summary>The header of that name.</summary>
    public static IOpenApiHeader Of(string name) => name switch
    {
        CacheControl => Text("How the answer may be kept (RFC 9111).", "no-store"),
        ContentDisposition => Text("The answer is a download.", "attachment; filename=\"todo-export.json\""),
        ETag => Text("The strong entity tag of this version, for If-Match and If-None-Match.", ETagExample),
        IdempotentReplayed => Text("There, and true, when this is the first answer again.", "true"),
        Link => Text(
            "Leads to the next page (RFC 8288); not there on the last.", "<http://localhost:8000/api/todos?limit=20&after=AAAB>; rel=\"next\""),
        Location => Text("Where the new resource is.", "/api/todos/1"),
        RetryAfter => Number("Seconds to wait before trying again.", 60),
        TotalCount => Number("How many todos all pages have together; there when include_total is true.", 42),
        WwwAuthenticate => Text("The challenge (RFC 6750).", "Bearer"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The document knows no such header."),
    };

    private static OpenApiHeader Text(string description, string example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };

    private static OpenApiHeader Number(string description, int example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" },
        Example = JsonValue.Create(example),
    };
}
