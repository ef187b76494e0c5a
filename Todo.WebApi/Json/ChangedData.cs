using System.Text.Json.Serialization;

namespace Todo.WebApi.Json;

/// <summary>The data of the event <c>changed</c>.</summary>
internal sealed record ChangedData(
    string Next,
    IReadOnlyList<long> Lists,
    IReadOnlyList<long> Todos,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? More);
