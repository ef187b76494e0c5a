using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Todo.WebApi.OpenApi;

/// <summary>Adds the security requirement to the protected operations only.</summary>
internal sealed class SecurityFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context) =>
        // Without its document, the reference would be serialized as an empty requirement, which means anonymous access.
        operation.Security = IsProtected(context.MethodInfo)
            ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Docs.SchemeName, context.Document)] = [] }]
            : [];

    public static bool IsProtected(MethodInfo action) =>
        !action.IsDefined(typeof(AllowAnonymousAttribute)) && !action.DeclaringType!.IsDefined(typeof(AllowAnonymousAttribute));
}
