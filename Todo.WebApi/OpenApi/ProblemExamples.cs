using System.Reflection;
using Todo.Application.Common;
using Todo.Application.Idempotency;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;

namespace Todo.WebApi.OpenApi;

/// <summary>Creates the examples of problems.</summary>
internal sealed class ProblemExamples(RequestRules rules)
{
    /// <summary>The example from the W3C Trace Context recommendation.</summary>
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// <summary>Returns whether the operation accepts an OAuth form, and therefore responds with OAuth errors.</summary>
    public static bool IsSignIn(MethodInfo action) => action.IsDefined(typeof(OAuthFormAttribute));

    /// <summary>Returns the problem for a failure of the operation.</summary>
    public Problem Of(FailsAttribute failure, MethodInfo action)
    {
        var type = failure.Problem is null ? ProblemTypes.Of(failure.Status) : ProblemTypes.Of(failure.Problem);
        var errors = ErrorsOf(type, action);
        var detail = failure.Detail ?? type.Detail;
        var problem = new Problem(type.Uri, type.Title, type.Status, errors?.Detail ?? detail, TraceId)
        {
            Errors = errors?.Errors!.ToDictionary(member => member.Key, member => member.Value.Select(error => error.Message).ToArray()),
            Codes = errors?.Errors!.ToDictionary(member => member.Key, member => member.Value.Select(error => error.Code).ToArray()),
        };
        return IsSignIn(action) ? problem with { Error = failure.OAuthError ?? OAuthErrors.Of(type), ErrorDescription = detail } : problem;
    }

    private Failure? ErrorsOf(ProblemType type, MethodInfo action)
    {
        if (type.Name == ProblemTypes.IdempotencyKeyReused)
            return ClientNames.In(IdempotencyFailures.KeyReused);
        return type.Status == StatusCodes.Status422UnprocessableEntity && rules.Of(action) is [var rule, ..]
            ? Failure.Invalid(rule.Member, new(rule.Component.ErrorCode, rule.Component.GetUnformattedErrorMessage()))
            : null;
    }
}
