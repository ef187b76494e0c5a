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

    /// <summary>The member of a property, whose type is <see cref="Optional{T}"/>.</summary>
    public static JsonMember Of(PropertyInfo property)
    {
        if (!property.PropertyType.IsGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Optional<>))
            throw new NotSupportedException($"{property.DeclaringType}.{property.Name} must be an Optional<>, as all members of bodies.");
        var type = property.PropertyType.GetGenericArguments()[0];
        return (JsonMember)Activator.CreateInstance(
            typeof(JsonMember<>).MakeGenericType(type), property, JsonValueReader.Of(type), AllowsNull(property, type))!;
    }

    /// <summary>Reads the member of the object, if it has one, into the body.</summary>
    /// <returns>The member's error.</returns>
    public abstract MemberError? Read(JsonElement json, object body);

    /// <summary>Whether the member can be null, as its annotation says.</summary>
    private static bool AllowsNull(PropertyInfo property, Type type) =>
        Nullable.GetUnderlyingType(type) is not null
        || new NullabilityInfoContext().Create(property).GenericTypeArguments[0].ReadState == NullabilityState.Nullable;
}

internal sealed class JsonMember<T>(PropertyInfo property, JsonValueReader reader, bool allowsNull)
    : JsonMember(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))
{
    private static readonly MemberError NullNotAllowed = new(ErrorCodes.NullNotAllowed, "Must not be null.");

    private readonly MethodInvoker _set = MethodInvoker.Create(property.SetMethod!);

    public override MemberError? Read(JsonElement json, object body)
    {
        if (!json.TryGetProperty(Name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!allowsNull)
                return NullNotAllowed;
            _set.Invoke(body, new Optional<T>(default!));
            return null;
        }
        if (reader.Read(value, out var error) is T read)
            _set.Invoke(body, new Optional<T>(read));
        return error;
    }
}
