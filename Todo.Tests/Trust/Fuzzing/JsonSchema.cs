using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Todo.Tests.Trust.Fuzzing;

/// <summary>
/// Validates a value against the subset of JSON Schema (2020-12) that our OpenAPI document uses. An unknown keyword is an error, so
/// that nothing is left unchecked.
/// </summary>
internal sealed class JsonSchema(JsonElement document)
{
    private static readonly string[] Annotations =
        ["description", "title", "example", "examples", "default", "deprecated", "readOnly", "writeOnly", "contentMediaType"];

    /// <summary>Resolves references to the schema.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = At(reference.GetString()!);
        return schema;
    }

    /// <summary>Returns the violations; nothing if the value is valid.</summary>
    public IEnumerable<string> Problems(JsonElement schema, JsonElement value, string path = "$")
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            foreach (var problem in Problems(schema, keyword.Name, keyword.Value, value, path))
                yield return problem;
        }
    }

    /// <summary>Returns the part of the document that an internal reference points to.</summary>
    public JsonElement At(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (part, name) => part.GetProperty(name.Replace("~1", "/", StringComparison.Ordinal)));

    private IEnumerable<string> Problems(JsonElement schema, string keyword, JsonElement operand, JsonElement value, string path) => keyword switch
    {
        "$ref" => Problems(At(operand.GetString()!), value, path),
        "allOf" => operand.EnumerateArray().SelectMany(part => Problems(part, value, path)),
        "anyOf" => Unless(operand.EnumerateArray().Any(part => !Problems(part, value, path).Any()), path, "matches none of anyOf"),
        "oneOf" => Unless(operand.EnumerateArray().Count(part => !Problems(part, value, path).Any()) == 1, path, "matches not one of oneOf"),
        "type" => Unless(Types(operand).Any(type => IsOfType(value, type)), path, $"is {value.ValueKind}, not {operand}"),
        "enum" => Unless(operand.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), path, $"is {value}, not of {operand}"),
        "const" => Unless(JsonElement.DeepEquals(operand, value), path, $"is not {operand}"),
        "properties" when value.ValueKind == JsonValueKind.Object =>
            value.EnumerateObject().Where(member => operand.TryGetProperty(member.Name, out _))
                .SelectMany(member => Problems(operand.GetProperty(member.Name), member.Value, $"{path}.{member.Name}")),
        "required" when value.ValueKind == JsonValueKind.Object =>
            operand.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}.{name} is missing"),
        "additionalProperties" when value.ValueKind == JsonValueKind.Object => Additional(schema, operand, value, path),
        "items" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Problems(operand, item, $"{path}[{i}]")),
        "minItems" when value.ValueKind == JsonValueKind.Array => Unless(value.GetArrayLength() >= operand.GetInt32(), path, "has too few items"),
        "maxItems" when value.ValueKind == JsonValueKind.Array => Unless(value.GetArrayLength() <= operand.GetInt32(), path, "has too many items"),
        "minLength" when value.ValueKind == JsonValueKind.String => Unless(CodePoints(value) >= operand.GetInt32(), path, "is too short"),
        "maxLength" when value.ValueKind == JsonValueKind.String => Unless(CodePoints(value) <= operand.GetInt32(), path, "is too long"),
        "pattern" when value.ValueKind == JsonValueKind.String =>
            Unless(Regex.IsMatch(value.GetString()!, operand.GetString()!), path, $"does not match {operand}"),
        "minimum" when value.ValueKind == JsonValueKind.Number => Unless(value.GetDouble() >= operand.GetDouble(), path, "is too small"),
        "maximum" when value.ValueKind == JsonValueKind.Number => Unless(value.GetDouble() <= operand.GetDouble(), path, "is too large"),
        "format" when value.ValueKind == JsonValueKind.String => Unless(HasFormat(value.GetString()!, operand.GetString()!), path, $"is no {operand}"),
        "properties" or "required" or "additionalProperties" or "items" or "minItems" or "maxItems" or "minLength" or "maxLength" or "pattern"
            or "minimum" or "maximum" or "format" => [],
        _ => Unless(Annotations.Contains(keyword), path, $"has a schema with a keyword that is not known here, {keyword}"),
    };

    private IEnumerable<string> Additional(JsonElement schema, JsonElement operand, JsonElement value, string path)
    {
        var additional = value.EnumerateObject().Where(
            member => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(member.Name, out _));
        return operand.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => additional.Select(member => $"{path}.{member.Name} is not documented"),
            _ => additional.SelectMany(member => Problems(operand, member.Value, $"{path}.{member.Name}")),
        };
    }

    private static IEnumerable<string> Unless(bool holds, string path, string problem) => holds ? [] : [$"{path} {problem}"];

    private static IEnumerable<string> Types(JsonElement operand) =>
        operand.ValueKind == JsonValueKind.Array ? operand.EnumerateArray().Select(type => type.GetString()!) : [operand.GetString()!];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    private static int CodePoints(JsonElement value) => value.GetString()!.EnumerateRunes().Count();

    private static bool HasFormat(string text, string format) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains('T'),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        "email" => text.Contains('@'),
        // Formats without constraints on the wire.
        _ => true,
    };
}
