using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Todo.Application.Common;

namespace Todo.WebApi.Binding;

/// <summary>Reads the bodies of one type: each parameter of its constructor is a member.</summary>
internal sealed class JsonBodyReader
{
    private static readonly ConcurrentDictionary<Type, JsonBodyReader> Readers = new();

    private readonly ConstructorInvoker _constructor;
    private readonly JsonMember[] _members;

    private JsonBodyReader(Type type)
    {
        var constructor = type.GetConstructors().Single();
        _constructor = ConstructorInvoker.Create(constructor);
        _members = [.. constructor.GetParameters().Select(JsonMember.Of)];
    }

    /// <exception cref="NotSupportedException">The type has a member that no body can have.</exception>
    public static JsonBodyReader Of(Type type) => Readers.GetOrAdd(type, type => new(type));

    /// <summary>The body; members in error are left out of it, and reported.</summary>
    /// <param name="json">An object.</param>
    /// <param name="report">Takes the name of a member with its error.</param>
    public object Read(JsonElement json, Action<string, MemberError> report)
    {
        var values = new object?[_members.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _members[i].Read(json, out var error);
            if (error is not null)
                report(_members[i].Name, error);
        }
        return _constructor.Invoke(values.AsSpan());
    }
}
