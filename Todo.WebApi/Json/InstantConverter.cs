using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Todo.WebApi.Json;

/// <summary>Instants in RFC 3339, UTC, with exactly six fractional digits, so that they sort as text.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const int Length = 27;
    private const int FractionEnd = 26;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        // "O" of a UTC DateTime has seven fractional digits and a Z: the seventh is cut.
        Span<byte> text = stackalloc byte[Length + 1];
        Utf8Formatter.TryFormat(value.UtcDateTime, text, out _, new StandardFormat('O'));
        text[FractionEnd] = (byte)'Z';
        writer.WriteStringValue(text[..Length]);
    }
}
