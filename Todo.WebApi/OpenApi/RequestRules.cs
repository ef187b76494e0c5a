using System.Reflection;
using FluentValidation;
using FluentValidation.Internal;
using Todo.WebApi.Errors;

namespace Todo.WebApi.OpenApi;

/// <summary>A rule of a use case's validator.</summary>
/// <param name="Member">The client-side name of the member.</param>
/// <param name="Component">The rule.</param>
internal sealed record MemberRule(string Member, IRuleComponent Component);

/// <summary>The validation rules of an action's request, read from FluentValidation's descriptors.</summary>
internal sealed class RequestRules(IServiceProvider services)
{
    /// <summary>Returns the unconditional rules; none if the action declares no use case.</summary>
    public IReadOnlyList<MemberRule> Of(MethodInfo action)
    {
        if (DispatchesAttribute.RequestOf(action) is not { } request)
            return [];
        return
        [
            .. from validator in services.GetServices(typeof(IValidator<>).MakeGenericType(request)).Cast<IValidator>()
               from rule in validator.CreateDescriptor().Rules
               where !rule.HasCondition
               from component in rule.Components
               where !component.HasCondition
               select new MemberRule(ClientNames.Of(rule.PropertyName), component),
        ];
    }
}
