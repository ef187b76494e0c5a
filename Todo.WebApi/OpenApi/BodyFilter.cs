using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.WebApi.Binding;

namespace Todo.WebApi.OpenApi;

/// <summary>Lists the media types of bodies, which the framework cannot determine for custom formatters and binders.</summary>
internal sealed class BodyFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody is not OpenApiRequestBody body)
            return;
        body.Required = true;
        if (context.ApiDescription.ParameterDescriptions.FirstOrDefault(p => p.Source == BindingSource.Body) is { } json)
            body.Content = ContentOf(JsonBodyFormatter.MediaTypesOf(context.ApiDescription.HttpMethod!), json.Type, context);
        else if (FormOf(context.MethodInfo) is { } form)
            body.Content = ContentOf(OAuthForm.MediaTypes, form, context);
    }

    private static Type? FormOf(MethodInfo action) =>
        action.GetParameters().FirstOrDefault(parameter => parameter.IsDefined(typeof(Microsoft.AspNetCore.Mvc.FromFormAttribute)))?.ParameterType;

    private static Dictionary<string, IOpenApiMediaType> ContentOf(IEnumerable<string> mediaTypes, Type body, OperationFilterContext context) =>
        mediaTypes.ToDictionary(
            mediaType => mediaType,
            IOpenApiMediaType (_) => new OpenApiMediaType
            {
                Schema = context.SchemaGenerator.GenerateSchema(body, context.SchemaRepository),
                Examples = ExamplesOf(body),
            });

    private static Dictionary<string, IOpenApiExample>? ExamplesOf(Type body)
    {
        var examples = body.GetCustomAttributes<BodyExampleAttribute>()
            .ToDictionary(example => example.Name, IOpenApiExample (example) => new OpenApiExample { Value = JsonNode.Parse(example.Json) });
        return examples.Count > 0 ? examples : null;
    }
}
