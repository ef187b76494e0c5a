using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Todo.WebApi.OpenApi;

/// <summary>Adds the conditional headers (RFC 9110, section 13.1) to the operations that can answer 304 or 412.</summary>
internal sealed class ParametersFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters ??= [];
        if (operation.Responses!.ContainsKey("304"))
            operation.Parameters.Add(Condition("If-None-Match", "The ETags that the client has, or *. Returns 304 if the current one is among them."));
        if (operation.Responses!.ContainsKey("412"))
            operation.Parameters.Add(Condition("If-Match", "The ETags that the todo or list may have, or *. Returns 412 if it has none of them."));
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

    /// <summary>Swagger UI sends the example of a parameter unless the user clears it, but only shows the example of a schema.</summary>
    private static void LeaveOut(OpenApiParameter parameter)
    {
        if (parameter.Example is not { } example)
            return;
        parameter.Example = null;
        ((OpenApiSchema)parameter.Schema!).Examples = [example];
    }
}
