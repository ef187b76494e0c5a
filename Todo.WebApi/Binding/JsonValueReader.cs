using System.Text.Json;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.WebApi.Binding;

/// <summary>Reads values of one type, and no other: the framework's converters would take numbers for texts.</summary>
internal sealed class JsonValueReader
{
    private static readonly MemberError UnpairedSurrogate = new(ErrorCodes.InvalidCharacters, "Must not contain unpaired surrogates.");

    private static readonly Dictionary<Type, JsonValueReader> Readers = new()
    {
        [typeof(string)] = new("Must be a string.", value => value.ValueKind == JsonValueKind.String ? value.GetString() : null),
        [typeof(bool)] = new("Must be true or false.", value => value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        }),
        [typeof(long)] = new(
            "Must be an integer.", value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null),
        [typeof(IReadOnlyList<string>)] = new(
            "Must be an array of strings.",
            value => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
                ? (string[])[.. value.EnumerateArray().Select(item => item.GetString()!)]
                : null),
    };

    private readonly MemberError _wrongType;
    private readonly Func<JsonElement, object?> _read;

    private JsonValueReader(string expectation, Func<JsonElement, object?> read)
    {
        _wrongType = new(ErrorCodes.WrongType, expectation);
        _read = read;
    }

    /// <exception cref="NotSupportedException">No member of a body has this type so far.</exception>
    public static JsonValueReader Of(Type type) => Readers.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type)
        ?? throw new NotSupportedException($"{type} is not a type that members of bodies can have.");

    /// <summary>The value; null with an error if it is of another type.</summary>
    public object? Read(JsonElement value, out MemberError? error)
    {
        try
        {
            var read = _read(value);
            error = read is null ? _wrongType : null;
            return read;
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate without its partner.
            error = UnpairedSurrogate;
            return null;
        }
    }
}
