using System.Reflection;
using System.Text.Json;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;

namespace Todo.WebApi.Binding;

/// <summary>A member of a JSON body: left out, null if its type allows that, or a value.</summary>
internal abstract class JsonMember(string name)
{
    /// <summary>The name in the JSON, to the letter.</summary>
    public string Name { get; } = name;

    /// <summary>The member of a parameter, whose type is <see cref="Optional{T}"/>.</summary>
    public static JsonMember Of(ParameterInfo parameter)
    {
        if (!parameter.ParameterType.IsGenericType || parameter.ParameterType.GetGenericTypeDefinition() != typeof(Optional<>))
            throw new NotSupportedException($"{parameter.Member.DeclaringType}.{parameter.Name} must be an Optional<>, as all members of bodies.");
        var type = parameter.ParameterType.GetGenericArguments()[0];
        return (JsonMember)Activator.CreateInstance(
            typeof(JsonMember<>).MakeGenericType(type),
            JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!), JsonValueReader.Of(type), AllowsNull(parameter, type))!;
    }

    /// <summary>Whether the member can be null, as its annotation says.</summary>
    public static bool AllowsNull(ParameterInfo parameter, Type type) =>
        Nullable.GetUnderlyingType(type) is not null
        || new NullabilityInfoContext().Create(parameter).GenericTypeArguments[0].ReadState == NullabilityState.Nullable;

    /// <summary>The member of the object, as an <see cref="Optional{T}"/>.</summary>
    public abstract object Read(JsonElement json, out MemberError? error);
}

internal sealed class JsonMember<T>(string name, JsonValueReader reader, bool allowsNull) : JsonMember(name)
{
    private static readonly MemberError NullNotAllowed = new(ErrorCodes.NullNotAllowed, "Must not be null.");

    public override object Read(JsonElement json, out MemberError? error)
    {
        error = null;
        if (!json.TryGetProperty(Name, out var value))
            return default(Optional<T>);
        if (value.ValueKind != JsonValueKind.Null)
            return reader.Read(value, out error) is T read ? new Optional<T>(read) : default;
        if (allowsNull)
            return new Optional<T>(default!);
        error = NullNotAllowed;
        return default(Optional<T>);
    }
}
