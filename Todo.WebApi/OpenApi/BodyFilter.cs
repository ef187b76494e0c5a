using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.WebApi.Binding;

namespace Todo.WebApi.OpenApi;

/// <summary>Says which media types a body may have; the framework cannot know it of formatters and binders of ours.</summary>
internal sealed class BodyFilter : IOperationFilter
{
    private const string GrantType = "grant_type";

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
            : FormOf(WithGrants((OpenApiSchema)body.Content!.Values.First().Schema!, context.MethodInfo));
    }

    private static Dictionary<string, IOpenApiMediaType> FormOf(OpenApiSchema schema) =>
        OAuthForm.MediaTypes.ToDictionary(type => type, IOpenApiMediaType (_) => new OpenApiMediaType { Schema = schema });

    /// <summary>Which parameters a form requires depends on its grant.</summary>
    private static OpenApiSchema WithGrants(OpenApiSchema form, MethodInfo action)
    {
        var grants = action.GetParameters().SelectMany(parameter => parameter.ParameterType.GetCustomAttributes<GrantAttribute>()).ToList();
        if (grants.Count == 0)
            return form;
        form.OneOf = [.. grants.Select(grant => VariantOf(grant, form))];
        ((OpenApiSchema)form.Properties![GrantType]).Enum = [.. grants.Select(grant => JsonValue.Create(grant.Type))];
        PrefillFor(grants[0], form);
        return form;
    }

    private static OpenApiSchema VariantOf(GrantAttribute grant, OpenApiSchema form)
    {
        var members = grant.Required.ToDictionary(
            member => member,
            IOpenApiSchema (member) => new OpenApiSchema { Type = JsonSchemaType.String, Examples = form.Properties![member].Examples });
        members[GrantType] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [grant.Type], Examples = [grant.Type] };
        return new()
        {
            Title = grant.Type,
            Type = JsonSchemaType.Object,
            Properties = members,
            Required = grant.Required.ToHashSet(),
        };
    }

    /// <summary>Swagger UI fills a form in with its members' examples, and with a word where there is none: only this grant's are good together.</summary>
    private static void PrefillFor(GrantAttribute grant, OpenApiSchema form)
    {
        foreach (var (name, member) in form.Properties!)
        {
            if (name == GrantType)
                ((OpenApiSchema)member).Examples = [grant.Type];
            else if (!grant.Required.Contains(name))
                ((OpenApiSchema)member).Examples = [string.Empty];
        }
    }
}
