using System.Globalization;
using System.Text.Json.Nodes;
using FluentValidation.Validators;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.Application.Common.Validation;

namespace Todo.WebApi.OpenApi;

/// <summary>Reads the limits of parameters and members from the validator of the use case, which is their only definition.</summary>
internal sealed class LimitsFilter(RequestRules rules) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var body = operation.RequestBody?.Content?.Values.First().Schema;
        if (body is OpenApiSchemaReference reference)
            body = context.SchemaRepository.Schemas[reference.Reference.Id!];

        foreach (var (member, component) in rules.Of(context.MethodInfo))
        {
            if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == member && parameter.In != ParameterLocation.Path) is { } parameter)
            {
                parameter.Required |= IsRequired(component.Validator);
                Limit((OpenApiSchema)parameter.Schema!, component.Validator);
                if (component.Validator is IIdValidator)
                    parameter.Example = JsonValue.Create(1);
            }
            else if (body is OpenApiSchema schema && schema.Properties!.TryGetValue(member, out var property))
            {
                if (IsRequired(component.Validator))
                    Require(schema, member);
                Limit((OpenApiSchema)property, component.Validator);
            }
        }
    }

    /// <summary>Lists the values; for an array, it is a set of them that is not empty.</summary>
    private static void Enumerate(OpenApiSchema schema, IEnumerable<string> values)
    {
        var valued = schema.Items is OpenApiSchema items ? items : schema;
        valued.Enum = [.. values.Select(value => JsonValue.Create(value))];
        if (valued != schema)
            (schema.MinItems, schema.UniqueItems) = (1, true);
    }

    private static bool IsRequired(IPropertyValidator validator) => validator is INotNullValidator;

    private static void Require(OpenApiSchema body, string member)
    {
        (body.Required ??= new SortedSet<string>(StringComparer.Ordinal)).Add(member);
        ((OpenApiSchema)body.Properties![member]).Type &= ~JsonSchemaType.Null;
    }

    private static void Limit(OpenApiSchema schema, IPropertyValidator validator)
    {
        if (validator is IRegularExpressionValidator regularExpression)
            schema.Pattern = regularExpression.Expression;
        if (validator is IEmailValidator)
            schema.Format = "email";
        if (validator is IOneOfValidator oneOf)
            Enumerate(schema, oneOf.Values);
        if (validator is ILengthValidator length)
        {
            schema.MinLength = length.Min > 0 ? length.Min : schema.MinLength;
            schema.MaxLength = length.Max > 0 ? length.Max : schema.MaxLength;
        }
        if (validator is IFormatValidator format)
            schema.Format = format.Format;
        if (validator is IIdValidator)
        {
            schema.Type = JsonSchemaType.Integer;
            schema.Format = "int64";
            schema.Minimum = "1";
            schema.Maximum = Docs.MaxId;
        }
        if (validator is IItemsValidator items)
        {
            schema.MaxItems = items.MaxCount;
            ((OpenApiSchema)schema.Items!).MinLength = 1;
            ((OpenApiSchema)schema.Items!).MaxLength = items.MaxLength;
        }
        if (validator is IBetweenValidator between)
        {
            schema.Minimum = Convert.ToString(between.From, CultureInfo.InvariantCulture);
            schema.Maximum = Convert.ToString(between.To, CultureInfo.InvariantCulture);
        }
    }
}
