using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Todo.WebApi.Json;

/// <summary>Times in whole minutes: <c>HH:mm</c>.</summary>
internal sealed class MinuteConverter : JsonConverter<TimeOnly>
{
    private const string Format = "HH:mm";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeOnly.ParseExact(reader.GetString()!, Format, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[Format.Length];
        value.TryFormat(text, out _, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }
}
