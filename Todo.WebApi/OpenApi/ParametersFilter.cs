using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Todo.WebApi.OpenApi;

/// <summary>Adds the conditions (RFC 9110, section 13.1) to the operations whose answers tell that they take some.</summary>
internal sealed class ParametersFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters ??= [];
        if (operation.Responses!.ContainsKey("304"))
            operation.Parameters.Add(Condition("If-None-Match", "The entity tags that the client has, or *: 304 if the answer is among them."));
        if (operation.Responses!.ContainsKey("412"))
            operation.Parameters.Add(Condition("If-Match", "The entity tags that it may have, or *: 412 if it has none of them."));
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => !parameter.Required))
            LeaveOut(parameter);
    }

    private static OpenApiParameter Condition(string header, string description) => new()
    {
        Name = header,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = ResponseHeaders.ETagExample,
    };

    /// <summary>Swagger UI sends a parameter's example unless it is cleared; one of its schema it only shows.</summary>
    private static void LeaveOut(OpenApiParameter parameter)
    {
        if (parameter.Example is not { } example)
            return;
        parameter.Example = null;
        ((OpenApiSchema)parameter.Schema!).Examples = [example];
    }
}
