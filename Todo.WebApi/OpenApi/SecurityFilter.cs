using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.Domain.PersonalTokens;
using Todo.WebApi.Authentication;

namespace Todo.WebApi.OpenApi;

/// <summary>
/// Adds the security requirements to the protected operations only: a sign-in, or, where personal tokens are admitted, one of those. The
/// description names their scope, because linters accept scopes only for OAuth 2.0, and Swagger UI would not show them.
/// </summary>
internal sealed class SecurityFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Security = [];
        if (!IsProtected(context.MethodInfo))
            return;
        operation.Security.Add(Requirement(Docs.SchemeName));
        var scopes = TokenScopeNames.NamesOf(RequiresScopeAttribute.Of(context.MethodInfo));
        if (scopes.Count == 0)
            return;
        operation.Security.Add(Requirement(Docs.PersonalTokenSchemeName));
        operation.Description += $"\n\nA personal access token needs the scope `{string.Join(' ', scopes)}`.";

        // Without its document, the reference would be serialized as an empty requirement, which means anonymous access.
        OpenApiSecurityRequirement Requirement(string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };
    }

    public static bool IsProtected(MethodInfo action) =>
        !action.IsDefined(typeof(AllowAnonymousAttribute)) && !action.DeclaringType!.IsDefined(typeof(AllowAnonymousAttribute));
}
