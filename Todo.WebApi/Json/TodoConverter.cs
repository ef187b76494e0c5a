using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Todo.Application.Todos;

namespace Todo.WebApi.Json;

/// <summary>
/// Writes todos, of which pages are full, without the serializer's bookkeeping for each member. A test compares the result with what
/// the serializer writes.
/// </summary>
internal sealed class TodoConverter : JsonConverter<TodoResponse>
{
    private static readonly InstantConverter Instants = new();
    private static readonly MinuteConverter Minutes = new();

    public override TodoResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, TodoResponse value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, value.Id);
        writer.WriteString("content"u8, value.Content);
        writer.WriteBoolean("is_done"u8, value.IsDone);
        writer.WriteNumber("user_id"u8, value.UserId);
        Write(writer, "created_at"u8, value.CreatedAt, Instants, options);
        Write(writer, "updated_at"u8, value.UpdatedAt, Instants, options);
        writer.WriteNumber("list_id"u8, value.ListId);
        Write(writer, "parent_id"u8, value.ParentId, JsonMetadataServices.Int64Converter, options);
        writer.WriteString("notes"u8, value.Notes);
        writer.WriteString("priority"u8, value.Priority);
        writer.WriteStartArray("labels"u8);
        for (var i = 0; i < value.Labels.Count; i++)
            writer.WriteStringValue(value.Labels[i]);
        writer.WriteEndArray();
        Write(writer, "due_date"u8, value.DueDate, JsonMetadataServices.DateOnlyConverter, options);
        Write(writer, "due_time"u8, value.DueTime, Minutes, options);
        writer.WriteString("recurrence"u8, value.Recurrence);
        writer.WriteString("recurrence_from"u8, value.RecurrenceFrom);
        Write(writer, "next_id"u8, value.NextId, JsonMetadataServices.Int64Converter, options);
        writer.WriteNumber("position"u8, value.Position);
        Write(writer, "completed_at"u8, value.CompletedAt, Instants, options);
        writer.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : struct
    {
        writer.WritePropertyName(name);
        if (value is { } some)
            converter.Write(writer, some, options);
        else
            writer.WriteNullValue();
    }
}
