using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Todo.WebApi.OpenApi;

/// <summary>Locks the protected operations and no others.</summary>
internal sealed class SecurityFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context) =>
        // Without its document the reference would be written as an empty requirement, which opens the operation.
        operation.Security = IsProtected(context.MethodInfo)
            ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Docs.SchemeName, context.Document)] = [] }]
            : [];

    public static bool IsProtected(MethodInfo action) =>
        !action.IsDefined(typeof(AllowAnonymousAttribute)) && !action.DeclaringType!.IsDefined(typeof(AllowAnonymousAttribute));
}
