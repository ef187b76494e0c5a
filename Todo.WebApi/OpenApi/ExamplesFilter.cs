using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Todo.WebApi.OpenApi;

/// <summary>Gives each body an example, composed of the examples of its members.</summary>
internal sealed class ExamplesFilter : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            var contents = operation.Responses!.Values.Select(response => response.Content).Prepend(operation.RequestBody?.Content);
            foreach (var media in contents.OfType<IDictionary<string, IOpenApiMediaType>>().SelectMany(content => content.Values))
                Complete((OpenApiMediaType)media, context.SchemaRepository);
        }
    }

    private static void Complete(OpenApiMediaType media, SchemaRepository schemas)
    {
        if (media.Example is null && media.Examples is null)
            media.Example = Compose(media.Schema!, schemas);
    }

    private static JsonNode? Compose(IOpenApiSchema schema, SchemaRepository schemas)
    {
        if (schema is OpenApiSchemaReference reference)
            schema = schemas.Schemas[reference.Reference.Id!];
        if (schema.Examples is [{ } example, ..])
            return example.DeepClone();
        if (schema.Items is { } items)
            return new JsonArray(Compose(items, schemas));
        if (schema.Properties is not { } properties)
            return null;
        return new JsonObject(
            from property in properties
            let value = Compose(property.Value, schemas)
            where value is not null
            select KeyValuePair.Create(property.Key, (JsonNode?)value));
    }
}
