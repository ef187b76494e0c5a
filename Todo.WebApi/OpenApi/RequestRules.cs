using System.Reflection;
using FluentValidation;
using FluentValidation.Internal;
using Todo.WebApi.Errors;

namespace Todo.WebApi.OpenApi;

/// <summary>A rule of a use case's validator.</summary>
/// <param name="Member">The name of the member as clients write it.</param>
/// <param name="Component">The rule.</param>
internal sealed record MemberRule(string Member, IRuleComponent Component);

/// <summary>The rules that an action's request is validated with, read from FluentValidation's descriptors.</summary>
internal sealed class RequestRules(IServiceProvider services)
{
    /// <summary>The unconditional rules; none if the action names no use case.</summary>
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
