using System.Text.Json;
using System.Text.Json.Serialization;

namespace Todo.WebApi.Controllers;

/// <summary>How bodies are read: snake_case to the letter, unknown members ignored, null nowhere. Nothing is written so.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(RequiredStringConverter), typeof(RequiredBooleanConverter)])]
[JsonSerializable(typeof(RegisterBody))]
[JsonSerializable(typeof(RenameBody))]
[JsonSerializable(typeof(ChangePasswordBody))]
[JsonSerializable(typeof(DeleteUserBody))]
[JsonSerializable(typeof(CreateTodoBody))]
[JsonSerializable(typeof(UpdateTodoBody))]
[JsonSerializable(typeof(PatchTodoBody))]
[JsonSerializable(typeof(ChangeAllTodosBody))]
internal sealed partial class RequestJson : JsonSerializerContext;

/// <summary>A member that is left out becomes null in the body's record; a JSON null is a mistake of the client.</summary>
internal sealed class RequiredStringConverter : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // An escaped surrogate without its partner.
            throw new JsonException(null, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <inheritdoc cref="RequiredStringConverter"/>
internal sealed class RequiredBooleanConverter : JsonConverter<bool?>
{
    public override bool HandleNull => true;

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
