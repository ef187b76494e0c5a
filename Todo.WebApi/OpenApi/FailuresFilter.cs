using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Json;

namespace Todo.WebApi.OpenApi;

/// <summary>Says how an operation may fail: by its own failures, and by those that follow from its kind.</summary>
internal sealed class FailuresFilter(RequestRules rules) : IOperationFilter
{
    /// <summary>The example of the W3C recommendation on trace context.</summary>
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var action = context.MethodInfo;
        var own = action.GetCustomAttributes<FailsAttribute>().ToLookup(failure => failure.Status);
        foreach (var status in OfKind(operation, context).Union(own.Select(failure => failure.Key)).Order())
        {
            var failures = own.Contains(status) ? own[status] : [new FailsAttribute(status)];
            var examples = failures.Select(failure => Example(failure, action)).ToList();
            var media = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository) };
            if (examples is [var only])
                media.Example = ToNode(only);
            else
                media.Examples = examples.ToDictionary(
                    example => example.Error ?? example.Detail, IOpenApiExample (example) => new OpenApiExample { Value = ToNode(example) });
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ProblemTypes.Of(status).Title,
                Content = new Dictionary<string, IOpenApiMediaType> { [IsSignIn(action) ? OAuthErrors.MediaType : Problem.MediaType] = media },
            };
        }
    }

    private IEnumerable<int> OfKind(OpenApiOperation operation, OperationFilterContext context)
    {
        yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status500InternalServerError;
        yield return StatusCodes.Status503ServiceUnavailable;
        if (SecurityFilter.IsProtected(context.MethodInfo))
            yield return StatusCodes.Status401Unauthorized;
        if (!HttpMethods.IsGet(context.ApiDescription.HttpMethod!))
            yield return StatusCodes.Status507InsufficientStorage;
        if (rules.Of(context.MethodInfo).Count > 0)
            yield return StatusCodes.Status422UnprocessableEntity;
        if (operation.RequestBody is null)
            yield break;
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status415UnsupportedMediaType;
    }

    private Problem Example(FailsAttribute failure, MethodInfo action)
    {
        var type = failure.Problem is null ? ProblemTypes.Of(failure.Status) : ProblemTypes.Of(failure.Problem);
        var detail = failure.Detail ?? type.Detail;
        var problem = new Problem(type.Uri, type.Title, type.Status, detail, TraceId);
        if (failure.Status == StatusCodes.Status422UnprocessableEntity && rules.Of(action) is [var rule, ..])
        {
            problem = problem with
            {
                Errors = new Dictionary<string, string[]> { [rule.Member] = [rule.Component.GetUnformattedErrorMessage()] },
                Codes = new Dictionary<string, string[]> { [rule.Member] = [rule.Component.ErrorCode] },
            };
        }
        return IsSignIn(action) ? problem with { Error = failure.OAuthError ?? OAuthErrors.Of(type), ErrorDescription = detail } : problem;
    }

    /// <summary>The operations with an OAuth form have the errors of OAuth too.</summary>
    private static bool IsSignIn(MethodInfo action) => action.IsDefined(typeof(OAuthFormAttribute));

    private static System.Text.Json.Nodes.JsonNode ToNode(Problem problem) =>
        JsonSerializer.SerializeToNode(problem, ResponseJson.SerializerOptions)!;
}
