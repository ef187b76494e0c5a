using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.WebApi.Binding;
using Todo.WebApi.Json;

namespace Todo.WebApi.OpenApi;

/// <summary>Says which media types a body may have; the framework cannot know it of formatters and binders of ours.</summary>
internal sealed class BodyFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody is not OpenApiRequestBody body)
            return;
        body.Required = true;
        body.Content = context.ApiDescription.ParameterDescriptions.FirstOrDefault(p => p.Source == BindingSource.Body) is { } json
            ? JsonBodyFormatter.MediaTypesOf(context.ApiDescription.HttpMethod!).ToDictionary(
                type => type,
                IOpenApiMediaType (_) => new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(json.Type, context.SchemaRepository),
                })
            : new Dictionary<string, IOpenApiMediaType>
            {
                [OAuthForm.MediaType] = new OpenApiMediaType
                {
                    Schema = WithGrants((OpenApiSchema)body.Content!.Values.First().Schema!, context.MethodInfo),
                },
            };
    }

    /// <summary>Which parameters a form requires depends on its grant.</summary>
    private static OpenApiSchema WithGrants(OpenApiSchema form, MethodInfo action)
    {
        var grants = action.GetParameters().SelectMany(parameter => parameter.ParameterType.GetCustomAttributes<GrantAttribute>()).ToList();
        if (grants.Count == 0)
            return form;
        form.AnyOf = [.. grants.Select(grant => new OpenApiSchema { Required = grant.Required.ToHashSet() })];
        ((OpenApiSchema)form.Properties!["grant_type"]).Enum = [.. grants.Select(grant => JsonValue.Create(grant.Type))];
        return form;
    }
}
