using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Todo.WebApi.OpenApi;

/// <summary>Orders the tags as a newcomer needs them.</summary>
internal sealed class OrderFilter : IDocumentFilter
{
    private static readonly string[] Order = ["Users", "Sign-in", "Todos", "Lists", "Labels", "Trash", "Webhooks", "Personal access tokens", "Sessions", "Discovery"];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        swaggerDoc.Tags = swaggerDoc.Tags!.OrderBy(tag => Array.IndexOf(Order, tag.Name)).ToHashSet();
}
