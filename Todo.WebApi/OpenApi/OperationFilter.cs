using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.WebApi.Errors;

namespace Todo.WebApi.OpenApi;

/// <summary>Says of each operation what follows from its kind: its lock, its required body, its failures.</summary>
internal sealed class OperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var method = context.MethodInfo;
        var isOpen = method.IsDefined(typeof(AllowAnonymousAttribute)) || method.DeclaringType!.IsDefined(typeof(AllowAnonymousAttribute));
        operation.OperationId = method.Name;
        operation.Security = isOpen
            ? []
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Docs.SchemeName, context.Document)] = [] }];
        if (operation.RequestBody is OpenApiRequestBody body)
            body.Required = true;

        List<int> failures = [StatusCodes.Status422UnprocessableEntity, StatusCodes.Status429TooManyRequests];
        if (!isOpen)
            failures.Add(StatusCodes.Status401Unauthorized);
        failures.AddRange(method.GetCustomAttribute<FailsAttribute>()?.Statuses ?? []);
        foreach (var status in failures.Order())
        {
            var problem = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
            operation.Responses ??= [];
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ProblemKind.Of(status).Detail,
                Content = new Dictionary<string, IOpenApiMediaType> { [Problem.MediaType] = new OpenApiMediaType { Schema = problem } },
            };
        }
    }
}
