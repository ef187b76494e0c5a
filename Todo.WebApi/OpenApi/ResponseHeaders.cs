using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Todo.WebApi.OpenApi;

/// <summary>The response headers, as the document describes them.</summary>
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

    /// <summary>Returns the description of the header with that name.</summary>
    public static OpenApiHeader Of(string name) => name switch
    {
        CacheControl => Text("How the answer may be cached (RFC 9111).", "no-store"),
        ContentDisposition => Text("The answer is a download.", "attachment; filename=\"todo-export.json\""),
        ETag => Text("The strong ETag of this version, for If-Match and If-None-Match.", ETagExample),
        IdempotentReplayed => Text("Present, and true, if this is the first answer again.", "true"),
        Link => Text(
            "The address of the next page (RFC 8288); missing on the last page.", "<http://localhost:8000/api/todos?limit=20&after=AAAB>; rel=\"next\""),
        Location => Text("The address of the new resource.", "/api/todos/1"),
        RetryAfter => Number("The number of seconds to wait before the next try.", 60),
        TotalCount => Number("The number of items on all pages; present if include_total is true.", 42),
        WwwAuthenticate => Text("The challenge (RFC 6750).", "Bearer"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The document does not describe this header."),
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
