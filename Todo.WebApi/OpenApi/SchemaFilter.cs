using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.Domain;
using Todo.WebApi.Errors;
using Todo.WebApi.Json;

namespace Todo.WebApi.OpenApi;

/// <summary>
/// Distinguishes optional members from nullable ones. In a request, the validator decides whether a member is optional, and its type
/// whether it is nullable. In a response, every member is present, except those that are omitted instead of being null.
/// </summary>
internal sealed class SchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } type)
            return;
        // Requests may have unknown members, and future responses may have more.
        type.AdditionalPropertiesAllowed = true;
        type.Required = new SortedSet<string>(StringComparer.Ordinal);
        var isRequest = ResponseJson.SerializerOptions.TypeInfoResolver!.GetTypeInfo(context.Type, ResponseJson.SerializerOptions) is null;
        foreach (var property in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = ResponseJson.SerializerOptions.PropertyNamingPolicy!.ConvertName(property.Name);
            var isLeftOut = property.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };
            if (!isRequest && !isLeftOut)
                type.Required.Add(name);
            if (type.Properties[name] is not OpenApiSchema member)
                continue;
            if (isLeftOut || !IsNullable(property))
                member.Type &= ~JsonSchemaType.Null;
            else if (IsOptional(property))
                member.Type |= JsonSchemaType.Null;
            if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
                member.Enum = [.. allowed.Values.Select(value => JsonValue.Create((string)value!))];
        }
        if (context.Type == typeof(Problem))
            ((OpenApiSchema)type.Properties["type"]).Enum = [.. ProblemTypes.All.Select(kind => JsonValue.Create(kind.Uri))];
        if (IsForm(context.Type))
            Prefill(type);
    }

    private static bool IsForm(Type type) => type.GetProperties().Any(property => property.IsDefined(typeof(FromFormAttribute)));

    /// <summary>Swagger UI prefills a form with its members' examples, and with the type's name where there is none.</summary>
    private static void Prefill(OpenApiSchema form)
    {
        foreach (var member in form.Properties!.Values.Cast<OpenApiSchema>())
            member.Examples ??= [string.Empty];
    }

    private static bool IsNullable(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        // For an Optional<T> member of a request, the value decides.
        return (nullability.GenericTypeArguments is [var value] && IsOptional(property) ? value : nullability).ReadState == NullabilityState.Nullable;
    }

    private static bool IsOptional(PropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>);
}
