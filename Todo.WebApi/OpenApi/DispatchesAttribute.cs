using System.Reflection;

namespace Todo.WebApi.OpenApi;

/// <summary>
/// The use case that an action dispatches. Its validator's limits stand in the document: those of a member with the member of the
/// body, the form, the query or the header that has the same name.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DispatchesAttribute(Type request) : Attribute
{
    public Type Request { get; } = request;

    /// <summary>The use case of that action; null when none is named.</summary>
    public static Type? RequestOf(MethodInfo action) => action.GetCustomAttribute<DispatchesAttribute>()?.Request;
}
