using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Todo.Application.Common;

namespace Todo.WebApi.Binding;

/// <summary>Reads the bodies of one type: each property is a member.</summary>
internal sealed class JsonBodyReader
{
    private static readonly ConcurrentDictionary<Type, JsonBodyReader> Readers = new();

    private readonly Type _type;
    private readonly JsonMember[] _members;

    private JsonBodyReader(Type type)
    {
        _type = type;
        _members = [.. type.GetProperties().Select(JsonMember.Of)];
    }

    /// <exception cref="NotSupportedException">The type has a member that no body can have.</exception>
    public static JsonBodyReader Of(Type type) => Readers.GetOrAdd(type, type => new(type));

    /// <summary>The body; members in error are left out of it, and reported.</summary>
    /// <param name="json">An object.</param>
    /// <param name="report">Takes the name of a member with its error.</param>
    public object Read(JsonElement json, Action<string, MemberError> report)
    {
        // Members that are not set are left out, which is what the default of an Optional means.
        var body = RuntimeHelpers.GetUninitializedObject(_type);
        foreach (var member in _members)
        {
            if (member.Read(json, body) is { } error)
                report(member.Name, error);
        }
        return body;
    }
}
