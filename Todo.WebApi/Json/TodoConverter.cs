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
        writer.WriteNumber(Names.Id, value.Id);
        writer.WriteString(Names.Content, value.Content);
        writer.WriteBoolean(Names.IsDone, value.IsDone);
        writer.WriteNumber(Names.UserId, value.UserId);
        Write(writer, Names.CreatedAt, value.CreatedAt, Instants, options);
        Write(writer, Names.UpdatedAt, value.UpdatedAt, Instants, options);
        writer.WriteNumber(Names.ListId, value.ListId);
        Write(writer, Names.ParentId, value.ParentId, JsonMetadataServices.Int64Converter, options);
        writer.WriteString(Names.Notes, value.Notes);
        writer.WriteString(Names.Priority, value.Priority);
        writer.WriteStartArray(Names.Labels);
        for (var i = 0; i < value.Labels.Count; i++)
            writer.WriteStringValue(value.Labels[i]);
        writer.WriteEndArray();
        Write(writer, Names.DueDate, value.DueDate, JsonMetadataServices.DateOnlyConverter, options);
        Write(writer, Names.DueTime, value.DueTime, Minutes, options);
        writer.WriteString(Names.Recurrence, value.Recurrence);
        writer.WriteString(Names.RecurrenceFrom, value.RecurrenceFrom);
        Write(writer, Names.NextId, value.NextId, JsonMetadataServices.Int64Converter, options);
        writer.WriteNumber(Names.Position, value.Position);
        Write(writer, Names.CompletedAt, value.CompletedAt, Instants, options);
        writer.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter writer, JsonEncodedText name, T? value, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : struct
    {
        writer.WritePropertyName(name);
        if (value is { } some)
            converter.Write(writer, some, options);
        else
            writer.WriteNullValue();
    }

    /// <summary>Encoded once; otherwise, the writer would scan each name for characters to escape.</summary>
    private static class Names
    {
        public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
        public static readonly JsonEncodedText Content = JsonEncodedText.Encode("content");
        public static readonly JsonEncodedText IsDone = JsonEncodedText.Encode("is_done");
        public static readonly JsonEncodedText UserId = JsonEncodedText.Encode("user_id");
        public static readonly JsonEncodedText CreatedAt = JsonEncodedText.Encode("created_at");
        public static readonly JsonEncodedText UpdatedAt = JsonEncodedText.Encode("updated_at");
        public static readonly JsonEncodedText ListId = JsonEncodedText.Encode("list_id");
        public static readonly JsonEncodedText ParentId = JsonEncodedText.Encode("parent_id");
        public static readonly JsonEncodedText Notes = JsonEncodedText.Encode("notes");
        public static readonly JsonEncodedText Priority = JsonEncodedText.Encode("priority");
        public static readonly JsonEncodedText Labels = JsonEncodedText.Encode("labels");
        public static readonly JsonEncodedText DueDate = JsonEncodedText.Encode("due_date");
        public static readonly JsonEncodedText DueTime = JsonEncodedText.Encode("due_time");
        public static readonly JsonEncodedText Recurrence = JsonEncodedText.Encode("recurrence");
        public static readonly JsonEncodedText RecurrenceFrom = JsonEncodedText.Encode("recurrence_from");
        public static readonly JsonEncodedText NextId = JsonEncodedText.Encode("next_id");
        public static readonly JsonEncodedText Position = JsonEncodedText.Encode("position");
        public static readonly JsonEncodedText CompletedAt = JsonEncodedText.Encode("completed_at");
    }
}
