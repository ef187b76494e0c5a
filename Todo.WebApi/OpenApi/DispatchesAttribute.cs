using System.Reflection;

namespace Todo.WebApi.OpenApi;

/// <summary>
/// The use case that an action dispatches. The limits of each parameter and member in the document are those of the use case's validator
/// for the member with the same name.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DispatchesAttribute(Type request) : Attribute
{
    public Type Request { get; } = request;

    /// <summary>Returns the use case of the action; null if it declares none.</summary>
    public static Type? RequestOf(MethodInfo action) => action.GetCustomAttribute<DispatchesAttribute>()?.Request;
}
