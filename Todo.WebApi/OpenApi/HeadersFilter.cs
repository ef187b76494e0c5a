using System.Globalization;
using System.Reflection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.WebApi.Authentication;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;

namespace Todo.WebApi.OpenApi;

/// <summary>Lists the headers of the responses.</summary>
internal sealed class HeadersFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        string[] ofSuccess = [ResponseHeaders.CacheControl, .. context.MethodInfo.GetCustomAttribute<SendsAttribute>()?.Headers ?? []];
        foreach (var (status, response) in operation.Responses!)
        {
            var names = status switch
            {
                "401" or "403" when SecurityFilter.IsProtected(context.MethodInfo) => [ResponseHeaders.WwwAuthenticate],
                "429" or "503" => [ResponseHeaders.RetryAfter],
                _ when status[0] is '2' or '3' => ofSuccess,
                _ => OfFailure(status, context.MethodInfo),
            };
            if (names.Length > 0)
                ((OpenApiResponse)response).Headers = names.ToDictionary(name => name, IOpenApiHeader (name) => Of(name, status, context.MethodInfo));
        }
    }

    private static string[] OfFailure(string status, MethodInfo action) =>
    [
        .. from failure in action.GetCustomAttributes<FailsAttribute>()
           where failure.Sends is not null && failure.Status.ToString(CultureInfo.InvariantCulture) == status
           select failure.Sends,
    ];

    private static OpenApiHeader Of(string name, string status, MethodInfo action)
    {
        var header = ResponseHeaders.Of(name);
        if (name == ResponseHeaders.CacheControl)
            header.Example = CacheControlOf(action);
        if (status == "403")
            header.Example = Challenges.InsufficientScope(RequiresScopeAttribute.Of(action));
        return header;
    }

    private static string CacheControlOf(MethodInfo action) =>
        (action.GetCustomAttribute<CacheControlAttribute>() ?? action.DeclaringType!.GetCustomAttribute<CacheControlAttribute>())?.Value
        ?? CacheControlAttribute.Private;
}
