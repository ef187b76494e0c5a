using System.Reflection;
using Todo.Domain.PersonalTokens;

namespace Todo.WebApi.Authentication;

/// <summary>Admits personal tokens that have the scope, in addition to sessions. An operation without this attribute admits sessions alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresScopeAttribute(TokenScopes scope) : Attribute
{
    public TokenScopes Scope { get; } = scope;

    /// <summary>Returns the scope that the action requires; none if it admits no personal tokens.</summary>
    public static TokenScopes Of(MethodInfo action) => action.GetCustomAttribute<RequiresScopeAttribute>()?.Scope ?? TokenScopes.None;

    /// <summary>Returns the scope that the endpoint requires; none if it admits no personal tokens.</summary>
    public static TokenScopes Of(IEnumerable<object> metadata) =>
        metadata.OfType<RequiresScopeAttribute>().LastOrDefault()?.Scope ?? TokenScopes.None;
}
