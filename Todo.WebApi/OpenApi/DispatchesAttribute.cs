using System.Reflection;

namespace Todo.WebApi.OpenApi;

/// <summary>
/// The use case that an action dispatches. The document takes the limits of each parameter and member from the rule of its validator for
/// the member of the same name.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DispatchesAttribute(Type request) : Attribute
{
    public Type Request { get; } = request;

    /// <summary>The use case of that action; null if it names none.</summary>
    public static Type? RequestOf(MethodInfo action) => action.GetCustomAttribute<DispatchesAttribute>()?.Request;
}
