using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Todo.WebApi.Json;

namespace Todo.WebApi.OpenApi;

/// <summary>The OpenAPI document as JSON. It is generated once, because it depends only on the code.</summary>
internal sealed class DocumentText(IServiceProvider services)
{
    public const string Name = "openapi";

    // Many tools reject a later patch version, and the library writes the latest.
    private const string Version = "3.1.0";

    private static readonly JsonSerializerOptions Indented = new(ResponseJson.SerializerOptions) { WriteIndented = true, NewLine = "\n" };

    private readonly Lazy<Task<string>> _text = new(() => WriteAsync(services));

    public Task<string> GetAsync() => _text.Value;

    private static async Task<string> WriteAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(Name);
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!;
        json["openapi"] = Version;
        return json.ToJsonString(Indented);
    }
}
