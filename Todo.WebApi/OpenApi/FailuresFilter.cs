using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;

namespace Todo.WebApi.OpenApi;

/// <summary>Lists the failures of an operation: those that it declares, and the defaults that follow from its kind.</summary>
internal sealed class FailuresFilter(RequestRules rules, ProblemExamples problems) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var action = context.MethodInfo;
        var own = action.GetCustomAttributes<FailsAttribute>().ToLookup(failure => failure.Status);
        foreach (var status in OfKind(operation, context).Union(own.Select(failure => failure.Key)).Order())
        {
            var failures = own.Contains(status) ? own[status] : [new FailsAttribute(status)];
            var media = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository) };
            var examples = failures.Select(failure => problems.Of(failure, action)).ToList();
            if (examples is [var only])
                media.Example = ToNode(only);
            else
                media.Examples = Name(examples);
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ProblemTypes.Of(status).Title,
                Content = new Dictionary<string, IOpenApiMediaType> { [ProblemExamples.IsSignIn(action) ? OAuthErrors.MediaType : Problem.MediaType] = media },
            };
        }
    }

    private IEnumerable<int> OfKind(OpenApiOperation operation, OperationFilterContext context)
    {
        yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status500InternalServerError;
        yield return StatusCodes.Status503ServiceUnavailable;
        yield return StatusCodes.Status504GatewayTimeout;
        if (context.MethodInfo.IsDefined(typeof(RequireMailAttribute)))
            yield return StatusCodes.Status501NotImplemented;
        if (SecurityFilter.IsProtected(context.MethodInfo))
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
        }
        if (!HttpMethods.IsGet(context.ApiDescription.HttpMethod!))
            yield return StatusCodes.Status507InsufficientStorage;
        if (rules.Of(context.MethodInfo).Count > 0)
            yield return StatusCodes.Status422UnprocessableEntity;
        if (operation.RequestBody is null)
            yield break;
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status408RequestTimeout;
        yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status415UnsupportedMediaType;
    }

    /// <summary>Names the examples by type, or by detail if several have the same type.</summary>
    private static Dictionary<string, IOpenApiExample> Name(List<Problem> examples)
    {
        var haveTypes = examples.DistinctBy(example => example.Type).Count() == examples.Count;
        return examples.ToDictionary(
            example => haveTypes ? example.Type : example.Detail,
            IOpenApiExample (example) => new OpenApiExample { Value = ToNode(example) });
    }

    private static JsonNode ToNode(Problem problem) => JsonSerializer.SerializeToNode(problem, ProblemJson.SerializerOptions)!;
}
