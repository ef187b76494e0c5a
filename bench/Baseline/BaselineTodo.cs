using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Todo.Bench.Baseline;

/// <summary>A todo as it is stored: instants in microseconds.</summary>
internal sealed record BaselineTodo(
    long Id, string Content, bool IsDone, long UserId, [property: JsonIgnore] long Created, [property: JsonIgnore] long Updated,
    [property: JsonIgnore] long InList, [property: JsonIgnore] string More, [property: JsonIgnore] long Place, [property: JsonIgnore] long? Completed,
    [property: JsonIgnore] long? Due, [property: JsonIgnore] string LabelText)
{
    public string CreatedAt => Text(Created);

    public string UpdatedAt => Text(Updated);

    public long ListId => InList;

    /// <summary>Like the other members with a fixed value: no todo of the four operations has another one.</summary>
    public long? ParentId { get; }

    public string Notes => More;

    public string Priority { get; } = "none";

    public IReadOnlyList<string> Labels => LabelText == "[]" ? [] : JsonSerializer.Deserialize(LabelText, BaselineJson.Default.StringArray)!;

    public string? DueDate => Due is { } due
        ? DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)(due / Seed.DueKeysOfDay)).ToString("O", CultureInfo.InvariantCulture)
        : null;

    public string? DueTime { get; }

    public string? Recurrence { get; }

    public string RecurrenceFrom { get; } = "due";

    public long? NextId { get; }

    public long Position => Place;

    public string? CompletedAt => IsDone && Completed is { } completed ? Text(completed) : null;

    [JsonIgnore]
    public string Tag => $"\"{Updated:x}\"";

    public static string TagOf(List<BaselineTodo> todos)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[16];
        foreach (var todo in todos)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, todo.Id);
            BinaryPrimitives.WriteInt64BigEndian(bytes[8..], todo.Updated);
            hash.AppendData(bytes);
        }
        // No total was asked for.
        BinaryPrimitives.WriteInt64BigEndian(bytes, -1);
        hash.AppendData(bytes[..8]);
        return $"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}\"";
    }

    private static string Text(long microseconds) =>
        DateTime.UnixEpoch.AddMicroseconds(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>What is sent to make or to change a todo.</summary>
internal sealed record BaselineBody(string Content, bool IsDone);

/// <summary>The answer to a sign-in.</summary>
internal sealed record BaselineTokens(string AccessToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BaselineTodo))]
[JsonSerializable(typeof(List<BaselineTodo>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(BaselineBody))]
[JsonSerializable(typeof(BaselineTokens))]
internal sealed partial class BaselineJson : JsonSerializerContext;
